import { randomBytes } from 'node:crypto';
import { failure } from './disk/failures.ts';

/** A file or folder that a window was handed out, and how far links from it may lead. */
export interface KnownPath {
  readonly path: string;
  /** The folder that was opened; null: the user named this very path. */
  readonly root: string | null;
}

/**
 * Names handed out to one window. They are random, so that one cannot be guessed from another, and known to this
 * window only.
 */
export class Refs<T> {
  readonly #known = new Map<string, T>();
  readonly #byKey = new Map<string, string>();
  readonly #keyOf: ((value: T) => string) | null;

  /** @param keyOf values with the same key get the same ref */
  constructor(keyOf: ((value: T) => string) | null = null) {
    this.#keyOf = keyOf;
  }

  add(value: T): string {
    const key = this.#keyOf?.(value);
    const known = key === undefined ? undefined : this.#byKey.get(key);
    if (known !== undefined) {
      this.#known.set(known, value);
      return known;
    }
    const ref = randomBytes(16).toString('base64url');
    this.#known.set(ref, value);
    if (key !== undefined) this.#byKey.set(key, ref);
    return ref;
  }

  /** For values that know their own ref. */
  addWith(make: (ref: string) => T): T {
    const ref = randomBytes(16).toString('base64url');
    const value = make(ref);
    this.#known.set(ref, value);
    return value;
  }

  /** @throws HostError `not-found` */
  get(ref: string): T {
    const value = this.#known.get(ref);
    if (value === undefined) throw failure('not-found', ref);
    return value;
  }

  /** The value with the same key that has a name. */
  same(value: T): T | undefined {
    const ref = this.#keyOf === null ? undefined : this.#byKey.get(this.#keyOf(value));
    return ref === undefined ? undefined : this.#known.get(ref);
  }

  /** What a name leads to is elsewhere now; the name stays. */
  move(from: T, to: T): void {
    const ref = this.add(from);
    this.#byKey.delete(this.#keyOf?.(from) ?? '');
    this.#known.set(ref, to);
    if (this.#keyOf) this.#byKey.set(this.#keyOf(to), ref);
  }

  delete(ref: string): void {
    const value = this.#known.get(ref);
    if (value !== undefined && this.#keyOf) this.#byKey.delete(this.#keyOf(value));
    this.#known.delete(ref);
  }

  values(): IterableIterator<T> {
    return this.#known.values();
  }
}
