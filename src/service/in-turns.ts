import { createHash } from 'node:crypto';

/** Work on the bytes of large files in turns, so that the host answers its other windows in between. */

/** Some milliseconds of work. */
const turnBytes = 4_000_000;

/** Lets whatever waits have its turn. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** SHA-256 in hexadecimal. */
export async function hashInTurns(bytes: Buffer): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += turnBytes) {
    if (at > 0) await giveWay();
    hash.update(bytes.subarray(at, at + turnBytes));
  }
  return hash.digest('hex');
}

export async function areEqualInTurns(some: Buffer, others: Buffer): Promise<boolean> {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += turnBytes) {
    if (at > 0) await giveWay();
    if (!some.subarray(at, at + turnBytes).equals(others.subarray(at, at + turnBytes))) return false;
  }
  return true;
}

export interface Utf16Body {
  readonly parts: readonly Buffer[];
  /** SHA-256 of all of them, in hexadecimal. */
  readonly hash: string;
}

/** The code units of a text as they are, lone surrogates too. */
export async function utf16InTurns(text: string): Promise<Utf16Body> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; at += turnBytes / 2) {
    if (at > 0) await giveWay();
    const part = Buffer.from(text.slice(at, at + turnBytes / 2), 'utf16le');
    hash.update(part);
    parts.push(part);
  }
  return { parts, hash: hash.digest('hex') };
}
