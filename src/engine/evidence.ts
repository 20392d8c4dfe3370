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

/**
 * The same for features that are made in one shape and weighed by the thousand: the weights stand in a list, the bias
 * first, so that none is looked up by its name.
 */
export class OrderedWeights<Feature extends string> {
  private readonly list: Float64Array;

  /** @param shape has the features in the order of all that will be weighed */
  constructor(weights: Weights<Feature>, shape: Readonly<Record<Feature, number>>) {
    const names = Object.keys(shape) as Feature[];
    this.list = Float64Array.from([weights.bias, ...names.map((name) => weights[name])]);
  }

  logOddsOf(features: Readonly<Record<Feature, number>>): number {
    const { list } = this;
    let sum = list[0]!;
    let at = 1;
    for (const name in features) sum += list[at++]! * features[name];
    return sum;
  }
}

/** Log-odds beyond this say nothing more: one feature must not outvote all others. */
export function clamp(logOdds: number, most = 6): number {
  return Math.max(-most, Math.min(most, logOdds));
}
