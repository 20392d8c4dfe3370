import { z } from 'zod';
import { isText } from './long-text.ts';

/** An opaque name that the host handed out for a file, folder, document, workspace or version. */
export const ref = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const encodingName = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'koi8-r',
  'windows-1251',
]);
export type EncodingName = z.infer<typeof encodingName>;

export const lineEnding = z.enum(['lf', 'crlf', 'cr', 'mixed', 'none']);
export type LineEnding = z.infer<typeof lineEnding>;

/** Longest text that crosses the contract, in UTF-16 code units. */
const maxTextLength = 200_000_000;
/** A string to windows; hosts have long ones in pieces (`HostInput`, `HostOutput`). */
export const text = z.custom<string>(
  (value) => isText(value) && value.length <= maxTextLength,
  'no text, or too long',
);

export const fileEntry = z.strictObject({
  file: ref,
  name: z.string(),
  /** The folder that it lies in, for people to read; never sent back. */
  place: z.string(),
  bytes: z.int().nonnegative(),
});
export type FileEntry = z.infer<typeof fileEntry>;

export const folderEntry = z.strictObject({ folder: ref, name: z.string(), place: z.string() });
export type FolderEntry = z.infer<typeof folderEntry>;

const kindCounts = z.strictObject({
  duplicate: z.int(),
  'split-paragraph': z.int(),
  'displaced-continuation': z.int(),
  'orphan-continuation': z.int(),
  'fused-paragraphs': z.int(),
});

/** Open flags at warning or above in one file, or why there are none to tell. */
export const fileCounts = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.literal('counted'), flags: z.int(), kinds: kindCounts, characters: z.int() }),
  z.strictObject({ state: z.literal('failed'), code: z.string() }),
]);
export type FileCounts = z.infer<typeof fileCounts>;

export const workspace = z.strictObject({
  workspace: ref,
  name: z.string(),
  place: z.string(),
  files: z.array(fileEntry),
  /** Ways to what is in the folder and could not be listed, the first of them: for people to read. */
  unlisted: z.array(z.string()),
  /** There are more files than are listed. */
  isCut: z.boolean(),
});
export type Workspace = z.infer<typeof workspace>;

/** `bytes` in hexadecimal: `d6` or `87 40`. In the text an undecodable byte stands as U+DC00 + byte. */
const bytePlace = z.strictObject({ line: z.int(), column: z.int(), bytes: z.string() });

export const documentSnapshot = z.strictObject({
  document: ref,
  file: fileEntry,
  /** In `\n`, without a BOM; what Monaco shows. */
  text,
  encoding: encodingName,
  /** How the encoding was found. `guessed`: by how plausible the text is in it. */
  encodingSource: z.enum(['bom', 'utf-8', 'guessed', 'chosen']),
  bom: z.boolean(),
  lineEnding,
  /** Grows with every save and reload; a save names the one it was made from. */
  revision: z.int(),
  /** What the first edits of `document.journal` come after. */
  step: z.int(),
  /** Why it may not be saved as it is, until the editor decides. */
  readOnly: z.nullable(z.enum(['no-permission', 'undecodable', 'not-round-trip'])),
  /** Places whose bytes the encoding does not know, first hundred; lines and columns count from 1. */
  undecodable: z.array(bytePlace),
  /** Places whose bytes are not the ones this text would be written with (`not-round-trip`), first hundred. */
  unfaithful: z.array(bytePlace),
  /** Findings kept by the editor on this file, by finding id. */
  kept: z.array(z.string()),
  /** Unsaved text found from an earlier run; offered again at each opening until `document.recovery` decides. */
  recovered: z.nullable(z.strictObject({ text, savedAt: z.string() })),
});
export type DocumentSnapshot = z.infer<typeof documentSnapshot>;

export const version = z.strictObject({
  version: ref,
  savedAt: z.string(),
  bytes: z.int(),
  characters: z.int(),
});
export type Version = z.infer<typeof version>;

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  locale: z.enum(['system', 'en', 'zh']),
  fontFamily: z.string().max(200),
  fontSize: z.int().min(10).max(40),
  /** Findings below this confidence are hidden; 0 to 1. */
  sensitivity: z.number().min(0).max(1),
  autoAdvance: z.boolean(),
  saveMode: z.enum(['in-place', 'corrected-copy']),
  authorName: z.string().max(200),
  wordWrap: z.boolean(),
  showWhitespace: z.boolean(),
  tourSeen: z.boolean(),
});
export type Settings = z.infer<typeof settings>;
export const settingsChange = settings.partial();
export type SettingsChange = z.infer<typeof settingsChange>;
