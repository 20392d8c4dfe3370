import { z } from 'zod';
import { maxJournalEdits } from './long-text.ts';
import * as s from './shapes.ts';

const nothing = z.strictObject({});

/** What one call takes and gives. Both sides are parsed strictly by `dispatch`. */
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Everything a window may ask of a host. Written once; the types and both hosts are derived from it. */
export const calls = {
  'app.hello': call(
    nothing,
    z.strictObject({
      host: z.enum(['desktop', 'browser']),
      version: z.string(),
      platform: z.string(),
      systemLocale: z.string(),
      /** Whether `choose.*` show native dialogs; otherwise the window shows its own picker over `picker.list`. */
      nativeDialogs: z.boolean(),
      nativeMenu: z.boolean(),
      settings: s.settings,
      recent: z.array(s.fileEntry),
      samples: z.array(s.fileEntry),
      /** Files with unsaved text from a run that ended badly, latest first: opening one offers it (`recovered`). */
      leftOver: z.array(z.strictObject({ file: s.fileEntry, savedAt: z.string() })),
      /** What the command line asked to open. */
      open: z.strictObject({ files: z.array(s.fileEntry), workspace: z.nullable(s.workspace) }),
      /** Paths from the command line that could not be opened, to be said at once. */
      problems: z.array(z.strictObject({ code: z.string(), place: z.string() })),
    }),
  ),
  'app.settings': call(s.settingsChange, s.settings),
  'app.forgetRecent': call(nothing, nothing),
  /** The window may close: everything is saved, or the editor said that it may be lost. */
  'app.close': call(nothing, nothing),
  /** For native menus: which commands are on now, and the interface language. */
  'app.menuState': call(
    z.strictObject({
      locale: z.enum(['en', 'zh']),
      enabled: z.array(z.string().max(80)).max(200),
      /** Which of the switches are on. */
      checked: z.array(z.string().max(80)).max(200).optional(),
    }),
    nothing,
  ),

  'choose.files': call(nothing, z.strictObject({ files: z.array(s.fileEntry) })),
  'choose.folder': call(nothing, z.strictObject({ folder: z.nullable(s.folderEntry) })),
  /** Lists a folder that the host handed out; null: the folders the host was started with. */
  'picker.list': call(
    z.strictObject({ folder: z.nullable(s.ref) }),
    z.strictObject({
      folder: z.nullable(s.folderEntry),
      parent: z.nullable(s.ref),
      folders: z.array(s.folderEntry),
      files: z.array(s.fileEntry),
    }),
  ),

  'workspace.open': call(z.strictObject({ folder: s.ref }), s.workspace),
  'workspace.close': call(z.strictObject({ workspace: s.ref }), nothing),

  /** The text of a file as it is on disk now, without opening it: to search the other files of a folder. */
  'file.read': call(z.strictObject({ file: s.ref }), z.strictObject({ text: s.text })),

  'document.open': call(
    z.strictObject({ file: s.ref, encoding: s.encodingName.optional() }),
    s.documentSnapshot,
  ),
  /** Reads the file again, as it is on disk now. */
  'document.reload': call(
    z.strictObject({ document: s.ref, encoding: s.encodingName.optional() }),
    s.documentSnapshot,
  ),
  'document.close': call(z.strictObject({ document: s.ref, discardRecovery: z.boolean() }), nothing),
  'document.save': call(
    z.strictObject({
      document: s.ref,
      revision: z.int(),
      text: s.text,
      encoding: s.encodingName.optional(),
      /** Save over what another program wrote meanwhile; the editor was asked. */
      overwrite: z.boolean(),
      /** Save although the file was opened read-only for its bytes; the editor was asked. */
      force: z.boolean(),
      /** Journals up to this step have no more in them than `text`; later ones have. */
      step: z.int().optional(),
    }),
    z.strictObject({
      revision: z.int(),
      encoding: s.encodingName,
      bom: z.boolean(),
      lineEnding: s.lineEnding,
      bytes: z.int(),
    }),
  ),
  /** The file as it is on disk now, beside the open document: to compare after `document.disk` or `changed-on-disk`. */
  'document.peek': call(
    z.strictObject({ document: s.ref }),
    z.strictObject({ text: s.text, encoding: s.encodingName, bytes: z.int() }),
  ),
  /**
   * Goes on with a document where its file is now, after `moved`: the file keeps its ref. `not-found`: it is not where
   * the window may look.
   */
  'document.follow': call(z.strictObject({ document: s.ref }), s.fileEntry),
  /** What becomes of `recovered`: `restored` once the window shows it, `discarded` when the editor does not want it. */
  'document.recovery': call(
    z.strictObject({ document: s.ref, decision: z.enum(['restored', 'discarded']) }),
    nothing,
  ),
  /** `corrected`: NAME.corrected.EXT beside the file (numbered if taken); `choose`: native dialog; `into`: picker. */
  'document.saveCopy': call(
    z.strictObject({
      document: s.ref,
      text: s.text,
      encoding: s.encodingName.optional(),
      target: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('corrected') }),
        z.strictObject({ kind: z.literal('choose') }),
        z.strictObject({
          kind: z.literal('into'),
          folder: s.ref,
          name: z.string().min(1).max(255),
          overwrite: z.boolean(),
        }),
      ]),
    }),
    s.fileEntry,
  ),
  /**
   * Unsaved text, kept safe against a crash; sent less than a second after a change. `text` is all of it, or, with
   * `edits`, what they put in, one after the other.
   */
  'document.journal': call(
    z.strictObject({
      document: s.ref,
      revision: z.int(),
      text: s.text,
      edits: z
        .strictObject({
          /** The step of the text that they begin with. */
          after: z.int(),
          /** From where, to where, and how much of `text` stands there instead; each in the text after the one before. */
          places: z.array(z.tuple([z.int(), z.int(), z.int().nonnegative()])).max(maxJournalEdits),
          /** Of the document afterwards, in UTF-16 units. */
          length: z.int(),
        })
        .optional(),
    }),
    /** What the next edits come after; null: these come after something that the host does not have. Send all of it. */
    z.strictObject({ step: z.nullable(z.int()) }),
  ),
  'document.keep': call(
    z.strictObject({ document: s.ref, kept: z.array(z.string().max(200)).max(100_000) }),
    nothing,
  ),

  'versions.list': call(z.strictObject({ document: s.ref }), z.array(s.version)),
  'versions.read': call(
    z.strictObject({ document: s.ref, version: s.ref }),
    z.strictObject({ text: s.text }),
  ),

  /** Saves a report beside the document, in the folder that was opened, or where the editor says. */
  'report.save': call(
    z.strictObject({
      document: s.ref,
      /** `folder`: of the folder that the document was opened with, and named after it. */
      of: z.enum(['page', 'folder']),
      extension: z.enum(['html', 'md', 'patch']),
      text: s.text,
      /** How its pieces are written, from the start on: a patch has lines of files. The rest is UTF-8. */
      pieces: z.array(z.strictObject({ length: z.int().min(0), encoding: s.encodingName })).optional(),
    }),
    s.fileEntry,
  ),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<N extends CallName> = z.input<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;
