/** A named weight for each feature, and the bias: a logistic model small enough to be read. */
export type Weights<Feature extends string> = Readonly<Record<Feature | 'bias', number>>;

export function logOddsOf<Feature extends string>(
  weights: Weights<Feature>,
  features: Readonly<Record<Feature, number>>,
): number {
  let sum: number = weights.bias;
  for (const name in features) sum += weights[name] * features[name];
  return sum;
}

/** Log-odds beyond this say nothing more: one feature must not outvote all others. */
export function clamp(logOdds: number, most = 6): number {
  return Math.max(-most, Math.min(most, logOdds));
}
