/** Runs pieces of work that share a key one after the other, others beside each other. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const result = this.#after(this.#tails.get(key), work);
    // Whoever waits for the result hears of its failure; whoever comes next only waits for its end.
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key);
      });
    this.#tails.set(key, tail);
    return result;
  }

  async #after<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
    await before;
    return work();
  }

  /** When everything that was asked for by now is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
