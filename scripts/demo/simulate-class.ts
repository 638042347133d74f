/** Draws a class that answers at both occasions, the same for the same seed. */
import { randomLcg, randomNormal, randomUniform } from 'd3-random';
import type { Item, OccasionKind, Survey } from '../../src/domain/instrument/survey.ts';
import { helpedComments, hinderedComments } from './comments.ts';
import { correlations, type FactorModel, factorModels, stability } from './transfer-model.ts';

export type Fields = Readonly<Record<string, string>>;

export interface SimulatedPerson {
  /** Fields of the survey page by occasion; null: never answered. */
  readonly fields: Readonly<Record<OccasionKind, Fields | null>>;
}

export interface ClassSize {
  readonly people: number;
  /** How many answer at the end of training, and how many of those again. */
  readonly end: number;
  readonly followup: number;
}

export function simulateClass(
  survey: Survey,
  size: ClassSize,
  capabilities: number,
  seed: number,
): SimulatedPerson[] {
  const draw = drawing(seed);
  const classEffect = draw.person();
  return Array.from({ length: size.people }, (_, index) => {
    const before = draw.person();
    const between = (model: FactorModel, at: number, own: readonly number[]) =>
      Math.sqrt(model.icc) * (classEffect[at] ?? 0) + Math.sqrt(1 - model.icc) * (own[at] ?? 0);
    const fresh = draw.person();
    const after = before.map(
      (z, at) => stability * z + Math.sqrt(1 - stability ** 2) * (fresh[at] ?? 0),
    );
    const end = factorModels.map((model, at) => between(model, at, before));
    const followup = factorModels.map((model, at) => between(model, at, after) + model.drift);
    return {
      fields: {
        end: index < size.end ? itemFields(survey, 'end', end, draw) : null,
        followup:
          index < size.followup
            ? {
                ...itemFields(survey, 'followup', followup, draw),
                ...outcomeFields(index, followup, capabilities, draw),
              }
            : null,
      },
    };
  });
}

interface Drawing {
  readonly normal: () => number;
  readonly uniform: () => number;
  /** One latent score a factor, correlated as the model says. */
  readonly person: () => readonly number[];
}

function drawing(seed: number): Drawing {
  const source = randomLcg(seed);
  const normal = randomNormal.source(source)(0, 1);
  const factor = choleskyFactor();
  const person = () => {
    const independent = factorModels.map(() => normal());
    return factor.map((row) =>
      row.reduce((sum, weight, at) => sum + weight * (independent[at] ?? 0), 0),
    );
  };
  return { normal, uniform: randomUniform.source(source)(0, 1), person };
}

/** Lower triangle L with L·Lᵀ = the correlation matrix. */
function choleskyFactor(): readonly (readonly number[])[] {
  const rows: number[][] = [];
  factorModels.forEach((_, i) => {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const known = row.reduce((sum, value, k) => sum + value * (rows[j]?.[k] ?? 0), 0);
      if (j === i) row.push(Math.sqrt(1 - row.reduce((sum, value) => sum + value * value, 0)));
      else row.push(((correlations[i]?.[j] ?? 0) - known) / (rows[j]?.[j] ?? 1));
    }
    rows.push(row);
  });
  return rows;
}

function itemFields(
  survey: Survey,
  kind: OccasionKind,
  latent: readonly number[],
  draw: Drawing,
): Fields {
  const form = survey.forms[kind === 'end' ? 'quick' : 'full'] ?? [];
  const byId = new Map(survey.items.map((item) => [item.id, item]));
  return Object.fromEntries(
    form.flatMap((id) => {
      const item = byId.get(id);
      return item ? [[id, String(answer(survey, item, latent, draw))]] : [];
    }),
  );
}

/** Item answer from the latent score: loading √r̄ with r̄ from the reliability of three items. */
function answer(survey: Survey, item: Item, latent: readonly number[], draw: Drawing): number {
  const at = factorModels.findIndex((model) => model.id === item.factor);
  const model = factorModels[at];
  if (!model) throw new Error(`the demo has no model of factor ${item.factor}`);
  const k = 3;
  const r = model.alpha / (k - (k - 1) * model.alpha);
  const itemSd = model.sd / Math.sqrt((1 + (k - 1) * r) / k);
  const value =
    model.mean + itemSd * (Math.sqrt(r) * (latent[at] ?? 0) + Math.sqrt(1 - r) * draw.normal());
  const { min, max } = survey.scale;
  const favourable = Math.min(max, Math.max(min, Math.round(value)));
  const unfavourable =
    survey.factors.find((factor) => factor.id === item.factor)?.polarity === 'unfavourable';
  const turned = unfavourable !== (item.key === -1);
  return turned ? min + max - favourable : favourable;
}

/** Use of the learning goes with motivation, opportunity and the supervisor's support. */
function outcomeFields(
  index: number,
  latent: readonly number[],
  capabilities: number,
  draw: Drawing,
): Fields {
  const scoreOf = (id: string) => latent[factorModels.findIndex((model) => model.id === id)] ?? 0;
  const drive =
    0.35 * scoreOf('MT') + 0.45 * scoreOf('OU') + 0.35 * scoreOf('SS') + 0.7 * draw.normal();
  const usage = Math.min(100, Math.max(0, 10 * Math.round(5.2 + 1.9 * drive)));
  const step = (spread: number) =>
    Math.min(5, Math.max(1, Math.round(3 + spread * drive + 0.8 * draw.normal())));
  const rated = Array.from({ length: capabilities }, (_, i) => [
    `capability-${i + 1}`,
    String(step(0.7)),
  ]);
  return {
    usage: String(usage),
    frequency: String(usage === 0 ? 1 : step(0.9)),
    ...Object.fromEntries(rated),
    helped: draw.uniform() < 0.62 ? (helpedComments[index % helpedComments.length] ?? '') : '',
    hindered:
      draw.uniform() < 0.66 ? (hinderedComments[index % hinderedComments.length] ?? '') : '',
  };
}
