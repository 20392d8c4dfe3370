import type { EncodingName, Text } from '../../contract/index.ts';
import { decodeFile, type FileText } from '../bytes/file-text.ts';
import { looksBinary } from '../bytes/binary.ts';
import { decodeInPieces } from '../bytes/in-pieces.ts';
import { isWritable } from '../disk/atomic-write.ts';
import { atPlace, failure } from '../disk/failures.ts';
import type { FileStat, FileSystem } from '../disk/file-system.ts';
import { readWhole } from '../disk/read-whole.ts';
import { areEqualInTurns, hashInTurns } from '../in-turns.ts';
import { refuseOutside } from '../places.ts';
import type { KnownPath } from '../refs.ts';
import type { BaseContent } from '../store/journal-file.ts';

/** The content of a file as it was read, and what was made of it. */
export interface Base {
  readonly bytes: Buffer;
  /** The file was not there: only unsaved text of it was left. */
  readonly isGone: boolean;
  readonly stat: FileStat;
  readonly file: FileText;
  /** The text of the file as the window gets it. */
  readonly editorText: Text;
}

export interface ToldText {
  readonly text: Text;
  readonly step: number;
}

/** A document that is open in a window. The window has the text; here is what its file was. */
export class OpenDocument {
  readonly ref: string;
  known: KnownPath;
  /** Links resolved: what versions, journals and kept findings go by, whichever way the file was opened. */
  realPath: string;
  base: Base;
  revision = 1;
  isWritable: boolean;
  /** The window's text as far as it told, and how often it did: edits say which of them they come after. */
  told: ToldText;
  #hash: { readonly of: Base; readonly hash: Promise<string> } | null = null;
  /** What watchers told the window last; null: as it was opened. */
  toldOnDisk: string | null = null;

  constructor(ref: string, known: KnownPath, realPath: string, base: Base, writable: boolean) {
    this.ref = ref;
    this.known = known;
    this.realPath = realPath;
    this.base = base;
    this.isWritable = writable;
    this.told = { text: base.editorText, step: 0 };
  }

  get path(): string {
    return this.known.path;
  }

  /** Why it may not be saved as it is, until the editor decides. */
  get readOnly(): 'no-permission' | 'undecodable' | 'not-round-trip' | null {
    if (!this.isWritable) return 'no-permission';
    if (this.base.file.undecodableCount > 0) return 'undecodable';
    return this.base.file.unfaithfulCount > 0 ? 'not-round-trip' : null;
  }

  /** Whether this is what the base was read from. By content: sizes and times do not tell. */
  async isBase(bytes: Buffer): Promise<boolean> {
    return !this.base.isGone && (await areEqualInTurns(this.base.bytes, bytes));
  }

  get editorText(): Text {
    return this.base.editorText;
  }

  /** What journals say of the document's file instead of having all of its text. */
  async baseContent(): Promise<BaseContent | null> {
    const { base } = this;
    if (base.isGone) return null;
    if (this.#hash?.of !== base) this.#hash = { of: base, hash: hashInTurns(base.bytes) };
    return { hash: await this.#hash.hash, encoding: base.file.encoding };
  }
}

/** What a file that is not there any more is to a document: saving it is asked about first. */
export const goneBase = (): Base => ({
  bytes: Buffer.alloc(0),
  isGone: true,
  stat: { kind: 'file', bytes: 0, identity: '', changedNs: 0n, mode: 0o644, uid: 0, gid: 0 },
  file: decodeFile(Buffer.alloc(0)),
  editorText: '',
});

/**
 * A link that led elsewhere only while the file was opened: what was read must be what stands there, inside, now.
 *
 * @throws HostError `outside-workspace`; `busy` if it was replaced in the meantime by something that may be read
 */
export async function refuseSwapped(
  fs: FileSystem,
  { path, root }: KnownPath,
  read: FileStat,
): Promise<void> {
  if (root === null) return;
  await refuseOutside(fs, root, path);
  const { identity } = await fs.stat(path);
  if (identity !== read.identity) throw failure('busy', path, { system: 'replaced while being read' });
}

/** Reads a file for a window. @throws HostError with the place */
export async function readBase(
  fs: FileSystem,
  known: KnownPath,
  encoding: EncodingName | undefined,
): Promise<{ readonly base: Base; readonly isWritable: boolean; readonly realPath: string }> {
  const { path, root } = known;
  return atPlace(path, async () => {
    await refuseOutside(fs, root, path);
    const { bytes, stat } = await readWhole(fs, path);
    await refuseSwapped(fs, known, stat);
    const { file, editorText } = await decodeInPieces(bytes, encoding);
    // Who names an encoding has looked at the file and wants to see it.
    if (encoding === undefined && looksBinary(bytes, file, editorText)) throw failure('binary-file', path);
    return {
      base: { bytes, isGone: false, stat, file, editorText },
      isWritable: await isWritable(fs, path, stat),
      realPath: await fs.realpath(path),
    };
  });
}
