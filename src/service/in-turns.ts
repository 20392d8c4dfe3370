import { isUtf8 } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { LongText, piecesOf, type Text } from '../contract/long-text.ts';

/** Work on the bytes of large files in turns, so that the host answers its other windows in between. */

/** A millisecond of work, ten on a machine that is busy with other things. */
const turnBytes = 1_000_000;

/** Lets whatever waits have its turn. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Loaded when it is needed: a file that is only read needs none. */
const sha256 = (): Hash => process.getBuiltinModule('node:crypto').createHash('sha256');

/** SHA-256 in hexadecimal. */
export async function hashInTurns(bytes: Buffer): Promise<string> {
  const hash = sha256();
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

/** Whether all of it is well-formed UTF-8. */
export async function isUtf8InTurns(bytes: Buffer): Promise<boolean> {
  let at = 0;
  while (at < bytes.length) {
    if (at > 0) await giveWay();
    const end = startOfCharacter(bytes, Math.min(bytes.length, at + turnBytes));
    if (!isUtf8(bytes.subarray(at, end))) return false;
    at = end;
  }
  return true;
}

/** At or before `at`. A character has at most three bytes after its first one. */
function startOfCharacter(bytes: Buffer, at: number): number {
  let start = at;
  while (start > at - 3 && start < bytes.length && (bytes[start]! & 0xc0) === 0x80) start -= 1;
  return start;
}

export async function concatInTurns(parts: readonly Buffer[]): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  let sinceTurn = 0;
  for (const part of parts) {
    at += part.copy(whole, at);
    sinceTurn += part.length;
    if (sinceTurn < turnBytes) continue;
    sinceTurn = 0;
    await giveWay();
  }
  return whole;
}

export interface Utf16Body {
  readonly parts: readonly Buffer[];
  /** SHA-256 of all of them, in hexadecimal. */
  readonly hash: string;
}

/** The code units of a text as they are, lone surrogates too. */
export async function utf16InTurns(text: Text): Promise<Utf16Body> {
  const hash = sha256();
  const parts: Buffer[] = [];
  for (const piece of piecesOf(text)) {
    for (let at = 0; at < piece.length; at += turnBytes / 2) {
      if (parts.length > 0) await giveWay();
      const part = Buffer.from(piece.slice(at, at + turnBytes / 2), 'utf16le');
      hash.update(part);
      parts.push(part);
    }
  }
  return { parts, hash: hash.digest('hex') };
}

export async function fromUtf16InTurns(bytes: Buffer): Promise<Text> {
  if (bytes.length <= turnBytes) return bytes.toString('utf16le');
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += turnBytes) {
    pieces.push(bytes.toString('utf16le', at, Math.min(bytes.length, at + turnBytes)));
    await giveWay();
  }
  return new LongText(pieces);
}

/** Whether two texts are the same, however each is divided. */
export async function areSameInTurns(one: Text, other: Text): Promise<boolean> {
  if (one === other) return true;
  if (typeof one === 'string' && typeof other === 'string') return false;
  if (one.length !== other.length) return false;
  const others = piecesOf(other);
  let index = 0;
  let at = 0;
  for (const piece of piecesOf(one)) {
    for (let from = 0; from < piece.length;) {
      while (at === others[index]!.length) [index, at] = [index + 1, 0];
      const length = Math.min(piece.length - from, others[index]!.length - at);
      if (piece.slice(from, from + length) !== others[index]!.slice(at, at + length)) return false;
      from += length;
      at += length;
    }
    await giveWay();
  }
  return true;
}
