/** Small seeded generator (mulberry32), so that what was made or fitted can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Choices of one seeded generator. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A whole number, `from` included, `to` not. */
  between(from: number, to: number): number {
    return from + Math.floor(this.#random() * Math.max(1, to - from));
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.between(0, list.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  /** One of the names, each as often as its share says. */
  among<Name extends string>(shares: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries<number>(shares) as [Name, number][];
    let left = this.#random() * entries.reduce((sum, [, share]) => sum + share, 0);
    for (const [name, share] of entries) if ((left -= share) < 0) return name;
    throw new RangeError('nothing to pick from');
  }
}
