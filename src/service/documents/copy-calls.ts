import { basename, dirname, join } from 'node:path';
import type { FileEntry, Handlers, HostInput, Text, WindowHost } from '../../contract/index.ts';
import { encodeFile } from '../bytes/file-text.ts';
import { createFile } from '../disk/atomic-write.ts';
import { atPlace, failure } from '../disk/failures.ts';
import type { KnownPlaces } from '../known-places.ts';
import { refuseOutside, refuseStrangeName, siblingName } from '../places.ts';
import type { KnownPath, Refs } from '../refs.ts';
import type { Shared } from '../shared.ts';
import type { OpenDocument } from './open-document.ts';
import { createSibling, inside, rebuiltFrom, saveInPlace, writeChosen } from './saving.ts';

/** What is written beside a document or elsewhere: copies of it, and reports. */
export class CopyCalls {
  readonly #shared: Shared;
  readonly #host: WindowHost;
  readonly #places: KnownPlaces;
  readonly #documents: Refs<OpenDocument>;

  constructor(shared: Shared, host: WindowHost, places: KnownPlaces, documents: Refs<OpenDocument>) {
    this.#shared = shared;
    this.#host = host;
    this.#places = places;
    this.#documents = documents;
  }

  readonly calls: Pick<Handlers, 'document.saveCopy' | 'report.save'> = {
    'document.saveCopy': (input) => this.#saveCopy(input),
    'report.save': (input) => this.#saveReport(input),
  };

  async #saveCopy({
    document: ref,
    text,
    encoding,
    target,
  }: HostInput<'document.saveCopy'>): Promise<FileEntry> {
    const document = this.#documents.get(ref);
    const { path, known } = document;
    const { bytes } = await rebuiltFrom(document, text, encoding);
    switch (target.kind) {
      case 'corrected':
        return this.#entry(
          { path: await createSibling(this.#shared, known, bytes, 'corrected', null), root: known.root },
          bytes,
        );
      case 'choose': {
        const chosen = await this.#chooseTarget(siblingName(path, 'corrected', null, 1));
        await this.#writeOver(document, chosen, text, bytes);
        return this.#entry({ path: chosen, root: null }, bytes);
      }
      case 'into': {
        const folder = this.#places.folder(target.folder);
        refuseStrangeName(target.name);
        const into = join(folder.path, target.name);
        await atPlace(into, async () => {
          await refuseOutside(this.#shared.fs, folder.root, folder.path);
          if (target.overwrite) await this.#refuseLinkOutside(folder.root, into);
        });
        if (target.overwrite) await this.#writeOver(document, into, text, bytes);
        else await createFile(into, bytes, this.#shared.writing, inside(this.#shared, folder.root));
        return this.#entry({ path: into, root: folder.root }, bytes);
      }
    }
  }

  /** What is to be replaced may be a link; a name that is free is not. */
  async #refuseLinkOutside(root: string | null, path: string): Promise<void> {
    const isThere = await this.#shared.fs.stat(path).then(
      () => true,
      () => false,
    );
    if (isThere) await refuseOutside(this.#shared.fs, root, path);
  }

  async #writeOver(document: OpenDocument, path: string, text: Text, bytes: Buffer): Promise<void> {
    // By another way or, where case does not count, in other letters.
    const real = await this.#shared.fs.realpath(path).catch(() => path);
    if (path !== document.path && real !== document.realPath) return writeChosen(this.#shared, path, bytes);
    const request = { text, encoding: undefined, overwrite: true, force: true };
    await this.#shared.writes.run(document.realPath, () => saveInPlace(this.#shared, document, request));
  }

  async #chooseTarget(suggestion: string): Promise<string> {
    const { dialogs } = this.#host;
    if (!dialogs) throw failure('unsupported-here', suggestion);
    const chosen = await dialogs.chooseSaveTarget(suggestion);
    if (chosen === null) throw failure('cancelled', suggestion);
    return chosen;
  }

  async #saveReport(input: HostInput<'report.save'>): Promise<FileEntry> {
    const { document: ref, of, extension, text, pieces = [] } = input;
    const { path: pagePath, known } = this.#documents.get(ref);
    const folder = known.root ?? dirname(pagePath);
    // A sibling's name is made from one with an extension.
    const path = of === 'page' ? pagePath : join(folder, `${basename(folder) || 'pages'}.txt`);
    const bytes = reportBytes(String(text), pieces);
    if (this.#host.dialogs) {
      const chosen = await this.#chooseTarget(siblingName(path, 'report', extension, 1));
      await writeChosen(this.#shared, chosen, bytes);
      return this.#entry({ path: chosen, root: null }, bytes);
    }
    const beside = { path, root: known.root };
    const sibling = await createSibling(this.#shared, beside, bytes, 'report', extension);
    return this.#entry({ path: sibling, root: known.root }, bytes);
  }

  #entry(known: KnownPath, bytes: Buffer): FileEntry {
    return this.#places.entry(known, bytes.length);
  }
}

function reportBytes(text: string, pieces: NonNullable<HostInput<'report.save'>['pieces']>): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { length, encoding } of pieces) {
    const piece = text.slice(at, at + length);
    at += piece.length;
    const encoded = encodeFile(piece, { encoding, bom: false, oddLastByte: null });
    // What the file's encoding lacks cannot be in the file either: such a patch is for reading.
    parts.push(encoded.ok ? encoded.bytes : Buffer.from(piece, 'utf8'));
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(at), 'utf8')]);
}
