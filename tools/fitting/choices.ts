import { solve } from './logistic.ts';

/** Values by name; absent: 0. */
export type Values = Readonly<Record<string, number>>;

/** One of several options was taken, or none of them. */
export interface Choice {
  readonly options: readonly Values[];
  /** Index into `options`; −1: none. */
  readonly taken: number;
}

const MOST_ROUNDS = 25;
const MOST_HALVINGS = 12;
/** What is taken so seldom moves no weight. */
const LEAST_SHARE = 1e-5;

/** A choice with its values by place, and all places that any option has. */
interface SparseChoice {
  readonly options: readonly (readonly (readonly [place: number, value: number])[])[];
  readonly taken: number;
  readonly used: readonly number[];
}

/**
 * Conditional logit (McFadden 1974): an option is taken in proportion to exp(weights · values), none in proportion to 1.
 * Newton's method with a ridge penalty on all but `free`; a step that leads downhill is halved. What is `known` stays as it is.
 */
export function fitChoices(
  choices: readonly Choice[],
  names: readonly string[],
  ridge: number,
  free: ReadonlySet<string>,
  known: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const penalty = names.map((name) => (free.has(name) ? 1e-6 : ridge));
  const isKnown = names.map((name) => known[name] !== undefined);
  const sparse = choices.map((choice): SparseChoice => {
    const options = choice.options.map((values) =>
      Object.entries(values)
        .filter(([, value]) => value !== 0)
        .map(([name, value]) => [placeOf.get(name)!, value] as const),
    );
    const used = [...new Set(options.flatMap((option) => option.map(([at]) => at)))];
    return { taken: choice.taken, options, used };
  });
  let weights = Float64Array.from(names, (name) => known[name] ?? 0);
  let reached = likelihoodOf(sparse, weights, penalty);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let step = newtonStep(sparse, weights, penalty, isKnown);
    let next = weights.map((weight, at) => weight + step[at]!);
    let likelihood = likelihoodOf(sparse, next, penalty);
    for (let halved = 0; halved < MOST_HALVINGS && !(likelihood >= reached); halved++) {
      step = step.map((value) => value / 2);
      next = weights.map((weight, at) => weight + step[at]!);
      likelihood = likelihoodOf(sparse, next, penalty);
    }
    if (!(likelihood >= reached)) break;
    weights = next;
    reached = likelihood;
    if (step.every((value) => Math.abs(value) < 1e-3)) break;
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at]!]));
}

function newtonStep(
  choices: readonly SparseChoice[],
  weights: Float64Array,
  penalty: readonly number[],
  isKnown: readonly boolean[],
): readonly number[] {
  const hessian = penalty.map((own, i) => penalty.map((_, j) => (i === j ? own : 0)));
  const gradient = penalty.map((own, i) => -own * weights[i]!);
  for (const { options, taken, used } of choices) {
    const shares = sharesOf(options, weights);
    const mean = new Float64Array(penalty.length);
    for (const [index, option] of options.entries()) {
      const share = shares[index]!;
      if (share < LEAST_SHARE) continue;
      for (const [at, value] of option) {
        mean[at]! += share * value;
        for (const [other, second] of option) hessian[at]![other]! += share * value * second;
      }
    }
    for (const [at, value] of options[taken] ?? []) gradient[at]! += value;
    for (const at of used) {
      gradient[at]! -= mean[at]!;
      for (const other of used) hessian[at]![other]! -= mean[at]! * mean[other]!;
    }
  }
  for (const [at, stays] of isKnown.entries()) {
    if (!stays) continue;
    gradient[at] = 0;
    for (const other of hessian.keys()) hessian[at]![other] = hessian[other]![at] = at === other ? 1 : 0;
  }
  return solve(hessian, gradient);
}

function oddsOf(option: SparseChoice['options'][number], weights: Float64Array): number {
  return option.reduce((sum, [at, value]) => sum + weights[at]! * value, 0);
}

/** The share of each option; what is left is that of none. */
function sharesOf(options: SparseChoice['options'], weights: Float64Array): number[] {
  const odds = options.map((option) => oddsOf(option, weights));
  const most = Math.max(0, ...odds);
  const total = Math.exp(-most) + odds.reduce((sum, one) => sum + Math.exp(one - most), 0);
  return odds.map((one) => Math.exp(one - most) / total);
}

/** Log-likelihood less the penalty. */
function likelihoodOf(
  choices: readonly SparseChoice[],
  weights: Float64Array,
  penalty: readonly number[],
): number {
  let sum = 0;
  for (const { options, taken } of choices) {
    const odds = options.map((option) => oddsOf(option, weights));
    const most = Math.max(0, ...odds);
    const total = Math.exp(-most) + odds.reduce((all, one) => all + Math.exp(one - most), 0);
    sum += (odds[taken] ?? 0) - most - Math.log(total);
  }
  return sum - penalty.reduce((all, own, at) => all + (own * weights[at]! * weights[at]!) / 2, 0);
}
