import { piecesOf, type Text } from '../../contract/long-text.ts';
import type { FileText } from './file-text.ts';

/** How the formats begin that people take for text by mistake: pictures, PDF, ZIP and Office, archives, programs. */
const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  [0x1f, 0x8b, 0x08],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90, 0x00],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
];

/** Shares of a text above which nobody would call it one. A page with some stray NULs or broken bytes stays below. */
const maxControlShare = 0.05;
/** So few are stray ones, however short the text. */
const strayControls = 3;
const maxUndecodableShare = 0.25;

/** As much of the text as is looked at. */
const sampleLength = 65_536;

/** Whether the bytes are no text in any encoding. A piece of a long text is longer than what is looked at. */
export function looksBinary(
  bytes: Uint8Array,
  file: Pick<FileText, 'isPlausible' | 'undecodableCount'>,
  text: Text,
): boolean {
  if (signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte))) return true;
  if (text.length === 0) return false;
  if (!file.isPlausible) return true;
  if (file.undecodableCount / text.length > maxUndecodableShare) return true;
  const sample = (piecesOf(text)[0] ?? '').slice(0, sampleLength);
  return countControls(sample) > Math.max(strayControls, maxControlShare * sample.length);
}

function countControls(text: string): number {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isLayout =
      code === 9 || code === 10 || code === 12 || code === 13 || code === 0x1a || code === 0x1b;
    if ((code < 0x20 && !isLayout) || (code >= 0x7f && code < 0xa0 && code !== 0x85)) controls += 1;
  }
  return controls;
}
