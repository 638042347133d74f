/** The axis of every chart on the survey's scale: all of it, its middle and the limits of the zones. */
import type { Scale } from '../instrument/survey.ts';
import { catalystLimit, middleOf } from '../scoring/favourability.ts';
import type { ChartAxis } from './chart-spec.ts';

export function scaleAxis(
  scale: Scale,
  names: { readonly middle: string; readonly target: string },
): ChartAxis {
  const ticks = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
  return {
    min: scale.min,
    max: scale.max,
    ticks,
    limits: [
      { value: middleOf(scale), label: names.middle },
      { value: catalystLimit(scale), label: names.target },
    ],
  };
}
