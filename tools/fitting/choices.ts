import { solve } from './logistic.ts';

/** Values by name; absent: 0. */
export type Values = Readonly<Record<string, number>>;

/** One of several options was taken, or none of them. */
export interface Choice {
  readonly options: readonly Values[];
  /** Index into `options`; −1: none. */
  readonly taken: number;
}

const MOST_ROUNDS = 15;
/** What is taken so seldom moves no weight. */
const LEAST_SHARE = 1e-5;

/**
 * Conditional logit (McFadden 1974): an option is taken in proportion to exp(weights · values), none in proportion to 1.
 * Newton's method with a ridge penalty on all but `free`.
 */
export function fitChoices(
  choices: readonly Choice[],
  names: readonly string[],
  ridge: number,
  free: ReadonlySet<string>,
): Record<string, number> {
  const size = names.length;
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const penalty = names.map((name) => (free.has(name) ? 1e-6 : ridge));
  const sparse = choices.map((choice) => {
    const options = choice.options.map((values) =>
      Object.entries(values)
        .filter(([, value]) => value !== 0)
        .map(([name, value]) => [indexOf.get(name)!, value] as const),
    );
    const used = [...new Set(options.flatMap((option) => option.map(([at]) => at)))];
    return { taken: choice.taken, options, used };
  });
  const weights = new Float64Array(size);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const hessian = penalty.map((own, i) => penalty.map((_, j) => (i === j ? own : 0)));
    const gradient = penalty.map((own, i) => -own * weights[i]!);
    for (const { options, taken, used } of sparse) {
      const odds = options.map((option) =>
        Math.exp(
          Math.min(
            30,
            option.reduce((sum, [at, value]) => sum + weights[at]! * value, 0),
          ),
        ),
      );
      const total = 1 + odds.reduce((sum, one) => sum + one, 0);
      const mean = new Float64Array(size);
      for (const [index, option] of options.entries()) {
        const share = odds[index]! / total;
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
    const step = solve(hessian, gradient);
    for (let at = 0; at < size; at++) weights[at]! += Math.max(-2, Math.min(2, step[at]!));
    if (step.every((value) => Math.abs(value) < 1e-3)) break;
  }
  return Object.fromEntries(names.map((name, index) => [name, weights[index]!]));
}
