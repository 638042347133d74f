/** How long simulated people take over a form: made up, as their answers are. */
import { randomLcg, randomLogNormal } from 'd3-random';
import type { Fields } from './simulate-class.ts';

/** Five seconds a question in the middle of the class; about one person in a hundred is below two. */
export function answerTimes(seed: number): (fields: Fields) => number {
  const secondsAQuestion = randomLogNormal.source(randomLcg(seed))(Math.log(5), 0.4);
  return (fields) => secondsAQuestion() * Object.keys(fields).length;
}
