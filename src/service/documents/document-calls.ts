import type {
  DocumentSnapshot,
  EncodingName,
  FileEntry,
  Handlers,
  HostInput,
  HostOutput,
  Input,
  Output,
  WindowHost,
} from '../../contract/index.ts';
import { HostError } from '../../contract/errors.ts';
import { sliceOf, type Text } from '../../contract/long-text.ts';
import { areSameInTurns } from '../in-turns.ts';
import { decodeInPieces } from '../bytes/in-pieces.ts';
import type { BytePlace } from '../bytes/decode.ts';
import type { FileText } from '../bytes/file-text.ts';
import { lineColumnsAt } from '../bytes/lines.ts';
import { atPlace, failure } from '../disk/failures.ts';
import { dirname } from 'node:path';
import { Refs, type KnownPath } from '../refs.ts';
import type { KnownPlaces } from '../known-places.ts';
import type { Shared } from '../shared.ts';
import { longLength, type Change } from '../store/journal-writer.ts';
import type { VersionEntry } from '../store/versions.ts';
import { withEdits, type TextEdit } from '../text-edits.ts';
import { CopyCalls } from './copy-calls.ts';
import { goneBase, OpenDocument, readBase, type ToldText } from './open-document.ts';
import { findMoved, followMoved } from './moved.ts';
import { saveInPlace } from './saving.ts';
import { refuseUnshowable } from './shown-lines.ts';
import { DiskWatch } from './watching.ts';

type Calls = Pick<
  Handlers,
  Extract<keyof Handlers, 'file.read' | `document.${string}` | `versions.${string}` | 'report.save'>
>;

type Snapshot = HostOutput<'document.open'>;

interface KnownVersion {
  readonly path: string;
  readonly entry: VersionEntry;
}

export interface FileNews {
  readonly saved: (path: string) => void;
  readonly moved: (from: string, to: string) => void;
}

/** The documents of one window. */
export class DocumentCalls {
  readonly #shared: Shared;
  readonly #places: KnownPlaces;
  readonly #saved: (path: string) => void;
  readonly #moved: (from: string, to: string) => void;
  readonly #documents = new Refs<OpenDocument>();
  readonly #versions = new Refs<KnownVersion>(
    ({ path, entry }) => `${path}\0${entry.savedAt}\0${entry.hash}`,
  );
  readonly #copies: CopyCalls;
  readonly #watch: DiskWatch;

  /** @param news told the path of each file that was saved, and paths that were followed */
  constructor(shared: Shared, host: WindowHost, places: KnownPlaces, news: FileNews) {
    this.#shared = shared;
    this.#copies = new CopyCalls(shared, host, places, this.#documents);
    this.#places = places;
    this.#saved = news.saved;
    this.#moved = news.moved;
    const findMoved = (document: OpenDocument) => this.#findMoved(document);
    this.#watch = new DiskWatch(shared, () => this.#documents.values(), findMoved, host.emit);
  }

  get calls(): Calls {
    return {
      ...this.#copies.calls,
      'file.read': (input) => this.#readFile(input),
      'document.open': (input) => this.#open(input),
      'document.reload': (input) => this.#reload(input),
      'document.peek': (input) => this.#peek(input),
      'document.follow': (input) => this.#follow(input),
      'document.close': (input) => this.#close(input),
      'document.save': (input) => this.#save(input),
      'document.journal': (input) => this.#journal(input),
      'document.recovery': (input) => this.#recovery(input),
      'document.keep': (input) => this.#keep(input),
      'versions.list': (input) => this.#listVersions(input),
      'versions.read': (input) => this.#readVersion(input),
    };
  }

  /** Lets go of all documents; their journals stay, and the next opening offers them. */
  async releaseAll(): Promise<void> {
    for (const document of Array.from(this.#documents.values())) {
      this.#documents.delete(document.ref);
      await this.#shared.journals.release(document.ref);
    }
  }

  setAway(isAway: boolean): void {
    for (const { ref } of this.#documents.values()) this.#shared.journals.setAway(ref, isAway);
  }

  async close(): Promise<void> {
    this.#watch.close();
    await this.releaseAll();
  }

  async #readFile({ file }: Input<'file.read'>): Promise<HostOutput<'file.read'>> {
    const { base } = await readBase(this.#shared.fs, this.#places.file(file), undefined);
    return { text: base.editorText };
  }

  async #open({ file, encoding }: Input<'document.open'>): Promise<Snapshot> {
    const known = this.#places.file(file);
    const { base, isWritable, realPath } = await this.#readOrRecover(known, encoding);
    const open = encoding === undefined ? this.#documentOf(realPath) : undefined;
    // By another path, through a link: two documents would save over each other.
    if (open) return this.#snapshot(open, null);
    const document = this.#documents.addWith(
      (ref) => new OpenDocument(ref, known, realPath, base, isWritable),
    );
    this.#watch.start();
    const recovered = await this.#recovered(document);
    this.#shared.preferences.addRecent(known.path);
    await this.#shared.sweep(dirname(known.path)).catch(this.#shared.options.report);
    // The first edit need not wait for it.
    if (document.editorText.length > longLength) void document.baseContent();
    return this.#snapshot(document, recovered);
  }

  #documentOf(realPath: string): OpenDocument | undefined {
    return Array.from(this.#documents.values()).find((document) => document.realPath === realPath);
  }

  /** A file that is gone can still be opened for the unsaved text that is left of it. */
  async #readOrRecover(known: KnownPath, encoding: EncodingName | undefined): ReturnType<typeof readBase> {
    try {
      const read = await readBase(this.#shared.fs, known, encoding);
      refuseUnshowable(read.base.editorText, known.path);
      return read;
    } catch (error) {
      const isGone = error instanceof HostError && error.error.code === 'not-found';
      if (!isGone || !(await this.#shared.journals.hasLeftOver(known.path))) throw error;
      return { base: goneBase(), isWritable: true, realPath: known.path };
    }
  }

  async #recovered(document: OpenDocument): Promise<DocumentSnapshot['recovered']> {
    const { journals, options } = this.#shared;
    try {
      const recovered = await journals.claim(document.ref, document.realPath);
      const isSaved = recovered !== null && (await areSameInTurns(recovered.text, document.editorText));
      if (recovered === null) return null;
      if (!isSaved || document.base.isGone)
        return { text: String(recovered.text), savedAt: recovered.savedAt };
      // It was saved after all: the crash came between saving and removing the journal.
      await journals.decide(document.ref, document.realPath, 'discarded');
    } catch (error) {
      options.report(error);
    }
    return null;
  }

  async #snapshot(document: OpenDocument, recovered: DocumentSnapshot['recovered']): Promise<Snapshot> {
    const { file, bytes } = document.base;
    return {
      document: document.ref,
      file: this.#places.entry(document.known, bytes.length),
      text: document.editorText,
      encoding: file.encoding,
      encodingSource: file.encodingSource,
      bom: file.bom,
      lineEnding: file.lineEnding,
      revision: document.revision,
      step: document.told.step,
      readOnly: document.readOnly,
      undecodable: byLine(file, file.undecodable),
      unfaithful: byLine(file, file.unfaithful),
      kept: [...(await this.#shared.kept.read(document.realPath))],
      recovered,
    };
  }

  async #reload({ document: ref, encoding }: Input<'document.reload'>): Promise<Snapshot> {
    const document = this.#documents.get(ref);
    return this.#shared.writes.run(document.realPath, async () => {
      const { base, isWritable } = await readBase(this.#shared.fs, document.known, encoding);
      refuseUnshowable(base.editorText, document.path);
      document.base = base;
      document.isWritable = isWritable;
      document.revision += 1;
      document.toldOnDisk = null;
      document.told = { text: base.editorText, step: document.told.step + 1 };
      await this.#shared.journals.remove(ref, document.realPath);
      return this.#snapshot(document, null);
    });
  }

  async #peek({ document: ref }: Input<'document.peek'>): Promise<HostOutput<'document.peek'>> {
    const document = this.#documents.get(ref);
    const { encoding, encodingSource } = document.base.file;
    const chosen = encodingSource === 'chosen' ? encoding : undefined;
    const { base } = await readBase(this.#shared.fs, document.known, chosen);
    refuseUnshowable(base.editorText, document.path);
    return {
      text: base.editorText,
      encoding: base.file.encoding,
      bytes: base.bytes.length,
    };
  }

  #findMoved(document: OpenDocument): Promise<KnownPath | null> {
    return findMoved(this.#shared.fs, document, (known) => this.#places.hasFile(known));
  }

  async #follow({ document: ref }: Input<'document.follow'>): Promise<FileEntry> {
    const document = this.#documents.get(ref);
    return this.#shared.writes.run(document.realPath, async () => {
      const from = document.known;
      const to = await atPlace(from.path, () => this.#findMoved(document));
      if (to === null) throw failure('not-found', from.path);
      await atPlace(to.path, () => followMoved(this.#shared, document, to));
      this.#places.moveFile(from, to);
      this.#moved(from.path, to.path);
      this.#shared.preferences.addRecent(to.path);
      return this.#places.entry(to, document.base.bytes.length);
    });
  }

  /** A file that is gone may be somewhere else: the error says where. */
  async #sayWhere(document: OpenDocument, error: unknown): Promise<unknown> {
    if (!(error instanceof HostError) || error.error.data?.['state'] !== 'deleted') return error;
    const moved = await this.#findMoved(document).catch(() => null);
    return moved
      ? failure('changed-on-disk', document.path, { state: 'moved', to: moved.path }, error)
      : error;
  }

  async #close({ document: ref, discardRecovery }: Input<'document.close'>): Promise<Record<string, never>> {
    const document = this.#documents.get(ref);
    this.#documents.delete(ref);
    if (discardRecovery) await this.#shared.journals.remove(ref, document.realPath);
    await this.#shared.journals.release(ref);
    return {};
  }

  async #save(input: HostInput<'document.save'>): Promise<Output<'document.save'>> {
    const document = this.#documents.get(input.document);
    const { journals, preferences, options, writes } = this.#shared;
    return writes.run(document.realPath, async () => {
      if (input.revision !== document.revision) {
        throw failure('changed-on-disk', document.path, { state: 'revision', revision: document.revision });
      }
      const stepBefore = input.step ?? document.told.step;
      await saveInPlace(this.#shared, document, {
        ...input,
        encoding: input.encoding,
      }).catch(async (error: unknown) => {
        throw await this.#sayWhere(document, error);
      });
      document.revision += 1;
      // It is saved: what fails after this is no failure of the save. A journal that is left says what is on disk.
      if (document.told.step <= stepBefore) {
        await journals.remove(document.ref, document.realPath).catch(options.report);
      }
      preferences.addRecent(document.path);
      this.#saved(document.path);
      const { file, bytes } = document.base;
      return {
        revision: document.revision,
        encoding: file.encoding,
        bom: file.bom,
        lineEnding: file.lineEnding,
        bytes: bytes.length,
      };
    });
  }

  async #journal({
    document: ref,
    text,
    edits,
  }: HostInput<'document.journal'>): Promise<Output<'document.journal'>> {
    const document = this.#documents.get(ref);
    const { told } = document;
    const change = edits ? changeBy(told, edits, text) : { text, edits: null, from: told.text };
    if (change === null) return { step: null };
    const step = told.step + 1;
    // Before anything is waited for: the next edits may be here already.
    document.told = { text: change.text, step };
    const { journals } = this.#shared;
    const saved = { text: document.editorText, content: () => document.baseContent() };
    await atPlace(document.path, () => journals.write(ref, document.realPath, change, saved));
    return { step };
  }

  async #recovery({ document: ref, decision }: Input<'document.recovery'>): Promise<Record<string, never>> {
    const document = this.#documents.get(ref);
    await atPlace(document.path, () => this.#shared.journals.decide(ref, document.realPath, decision));
    return {};
  }

  async #keep({ document: ref, kept }: Input<'document.keep'>): Promise<Record<string, never>> {
    await this.#shared.kept.write(this.#documents.get(ref).realPath, kept);
    return {};
  }

  async #listVersions({ document: ref }: Input<'versions.list'>): Promise<Output<'versions.list'>> {
    const { realPath: path } = this.#documents.get(ref);
    const entries = await this.#shared.versions.list(path);
    return entries.map((entry) => ({
      version: this.#versions.add({ path, entry }),
      savedAt: entry.savedAt,
      bytes: entry.bytes,
      characters: entry.characters,
    }));
  }

  async #readVersion({
    document: ref,
    version,
  }: Input<'versions.read'>): Promise<HostOutput<'versions.read'>> {
    const { realPath: path } = this.#documents.get(ref);
    const known = this.#versions.get(version);
    if (known.path !== path) throw failure('not-found', path);
    const bytes = await atPlace(path, () => this.#shared.versions.read(path, known.entry));
    return { text: (await decodeInPieces(bytes, known.entry.encoding)).editorText };
  }
}

/** @returns null: the edits are not of the text that was told last */
function changeBy(
  told: ToldText,
  { after, places, length }: NonNullable<Input<'document.journal'>['edits']>,
  text: Text,
): Change | null {
  if (after !== told.step) return null;
  const edits: TextEdit[] = [];
  let at = 0;
  for (const [start, end, put] of places) {
    edits.push({ start, end, text: sliceOf(text, at, at + put) });
    at += put;
  }
  const edited = at === text.length ? withEdits(told.text, edits) : null;
  return edited?.length === length ? { text: edited, edits, from: told.text } : null;
}

function byLine(
  file: FileText,
  places: readonly BytePlace[],
): { line: number; column: number; bytes: string }[] {
  // To put the text of a large file together takes long, and others wait for it.
  if (places.length === 0) return [];
  const found = lineColumnsAt(
    file.text,
    places.map(({ offset }) => offset),
  );
  return found.map((place, index) => ({ ...place, bytes: places[index]!.bytes }));
}
