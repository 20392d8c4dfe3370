import { z } from 'zod';
import { encodingName } from '../../contract/index.ts';
import type { Text } from '../../contract/long-text.ts';
import { concatInTurns, fromUtf16InTurns, giveWay, hashInTurns, utf16InTurns } from '../in-turns.ts';
import { withEdits, type TextEdit } from '../text-edits.ts';

/**
 * The file of a journal: a line that says what it is, a whole text, and what was done to it since, a line each. Of a long
 * text that is in the document's own file it says where that is, until the text has been written beside it.
 *
 * Each line carries a checksum of itself and of all before it. So a line that a crash cut short is told from one that
 * is there, and none counts in another place or behind another text than it was written for. The file only ever grows
 * at its end, or is replaced whole.
 */

const headerSchema = z.strictObject({
  format: z.literal(2),
  path: z.string(),
  savedAt: z.string(),
  /** The whole text is what a file with this content (SHA-256) shows in this encoding; null: it follows. */
  base: z.nullable(z.strictObject({ hash: z.string(), encoding: encodingName })),
  /** Of what follows. */
  bytes: z.int().nonnegative(),
  /** SHA-256 of what follows, in UTF-16LE: that keeps lone surrogates, which stand for undecodable bytes. */
  hash: z.string(),
});

const recordSchema = z.strictObject({
  savedAt: z.string(),
  /** From where, to where, and what stands there instead. */
  edits: z.array(z.tuple([z.int(), z.int(), z.string()])),
});

type Header = z.infer<typeof headerSchema>;
export type BaseContent = NonNullable<Header['base']>;

export interface Unsaved {
  readonly text: Text;
  readonly savedAt: string;
}

/** How far a journal is written: what the next line goes on from. */
export interface JournalEnd {
  /** Of the file. */
  readonly bytes: number;
  /** Of these, up to the end of the whole text. */
  readonly wholeBytes: number;
  /** Whether the whole text is in it. */
  readonly isWhole: boolean;
  readonly checksum: string;
}

const newline = 0x0a;
/** SHA-256 in hexadecimal. */
const checksumLength = 64;
/** A path has 32,767 characters at most (Windows), and JSON makes six of some. */
const maxHeaderBytes = 250_000;
const linesATurn = 500;

/** A journal that is a whole text and nothing more. */
export async function wholeJournal(path: string, { text, savedAt }: Unsaved): Promise<StartedJournal> {
  const { parts, hash } = await utf16InTurns(text);
  return started({ format: 2, path, savedAt, base: null, bytes: 2 * text.length, hash }, parts);
}

/** A journal of edits of what is in a file. */
export async function referringJournal(
  path: string,
  base: BaseContent,
  savedAt: string,
): Promise<StartedJournal> {
  const { hash } = await utf16InTurns('');
  return started({ format: 2, path, savedAt, base, bytes: 0, hash }, []);
}

interface StartedJournal {
  readonly bytes: Buffer;
  readonly end: JournalEnd;
}

async function started(line: Header, parts: readonly Buffer[]): Promise<StartedJournal> {
  const header = Buffer.from(`${JSON.stringify(line)}\n`);
  const bytes = await concatInTurns([header, ...parts]);
  const checksum = await hashInTurns(header);
  const { length } = bytes;
  return { bytes, end: { bytes: length, wholeBytes: length, isWhole: line.base === null, checksum } };
}

/** The next line, with edits of the text that the journal gives up to there. */
export async function nextLine(
  end: JournalEnd,
  edits: readonly TextEdit[],
  savedAt: string,
): Promise<{ readonly bytes: Buffer; readonly end: JournalEnd }> {
  const record: z.infer<typeof recordSchema> = {
    savedAt,
    edits: edits.map((edit) => [edit.start, edit.end, String(edit.text)]),
  };
  const json = JSON.stringify(record);
  const checksum = await checksumAfter(end.checksum, json);
  const bytes = Buffer.from(`${checksum} ${json}\n`);
  return { bytes, end: { ...end, bytes: end.bytes + bytes.length, checksum } };
}

const checksumAfter = (before: string, json: string): Promise<string> =>
  hashInTurns(Buffer.from(before + json));

export interface ReadJournal {
  /** What its edits are of, where that is not in it. */
  readonly base: BaseContent | null;
  /** Of its last line. */
  readonly savedAt: string;
  /** Behind the last good line there is something that no crash leaves: edits are lost. */
  readonly isDamaged: boolean;
  /** @param baseText what `base` asks for. @returns null: its edits are of another text */
  text(baseText?: Text): Promise<Text | null>;
}

/** @returns null: it is none, or its text is damaged */
export async function readJournal(bytes: Buffer): Promise<ReadJournal | null> {
  const header = readHeader(bytes);
  if (!header) return null;
  const start = bytes.indexOf(newline) + 1;
  const end = start + header.bytes;
  const whole = bytes.subarray(start, end);
  if (whole.length !== header.bytes || (await hashInTurns(whole)) !== header.hash) return null;
  const lines = await readLines(bytes, end, await hashInTurns(bytes.subarray(0, start)));
  return {
    base: header.base,
    savedAt: lines.savedAt ?? header.savedAt,
    // A crash cuts the last line short, or leaves zeros for it. What has ended as a line was written to its end.
    isDamaged: bytes.includes(newline, lines.goodBytes),
    text: async (baseText) => withEdits(baseText ?? (await fromUtf16InTurns(whole)), lines.edits),
  };
}

interface Lines {
  readonly edits: readonly TextEdit[];
  /** Of the last one; null: there is none. */
  readonly savedAt: string | null;
  /** Where the last good one ends. */
  readonly goodBytes: number;
}

async function readLines(bytes: Buffer, from: number, first: string): Promise<Lines> {
  const edits: TextEdit[] = [];
  let savedAt: string | null = null;
  let before = first;
  let at = from;
  for (let count = 1; ; count += 1) {
    if (count % linesATurn === 0) await giveWay();
    const end = bytes.indexOf(newline, at);
    if (end < 0) break;
    const own = bytes.toString('latin1', at, at + checksumLength + 1);
    const json = bytes.toString('utf8', at + checksumLength + 1, end);
    const checksum = await checksumAfter(before, json);
    const record = own === `${checksum} ` ? parsed(recordSchema, json) : null;
    if (!record) break;
    for (const [start, to, text] of record.edits) edits.push({ start, end: to, text });
    ({ savedAt } = record);
    before = checksum;
    at = end + 1;
  }
  return { edits, savedAt, goodBytes: at };
}

/** What a journal says of itself, whatever became of its text. */
export function readHeader(bytes: Buffer): Header | null {
  const end = bytes.subarray(0, maxHeaderBytes).indexOf(newline);
  return end < 0 ? null : parsed(headerSchema, bytes.toString('utf8', 0, end));
}

function parsed<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
