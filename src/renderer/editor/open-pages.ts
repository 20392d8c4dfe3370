import type { Edit, Range as TextRange } from '../../engine/index.ts';
import { changedMiddle } from './changed-middle.ts';
import { LiveMarks, type FlagToMark } from './live-marks.ts';
import type { MarkWords } from './mark-decorations.ts';
import { editor, Range, Uri } from './monaco.ts';
import { createTextModel } from './text-model.ts';

export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PageEvents {
  /** The text changed; `changes` are to be applied one after the other. */
  readonly changed: (ref: string, changes: readonly TextChange[], kind: 'edit' | 'undo' | 'redo') => void;
}

export interface Page {
  readonly model: editor.ITextModel;
  readonly marks: LiveMarks;
  /** As it was opened, for Review changes and the report. */
  baseline: string;
  /** The text that was saved last, and Monaco's alternative version id of it: undoing back to it is "saved" again. */
  saved: { readonly version: number; readonly text: string };
  view: editor.ICodeEditorViewState | null;
  readOnly: boolean;
}

const noWords: MarkWords = { join: '⌒', head: '→', tail: '↥', orphan: '?', fused: '¶' };

/** The texts of the open pages with their undo and their marks: Monaco's models, whether an editor shows them or not. */
export class OpenPages<Events extends PageEvents> {
  protected readonly pages = new Map<string, Page>();
  protected events: Events | null = null;
  protected words: MarkWords = noWords;

  listen(events: Events): void {
    this.events = events;
  }

  open(ref: string, text: string, options: { readonly markdown: boolean; readonly readOnly: boolean }): void {
    const uri = Uri.from({ scheme: 'galley', path: `/${ref}` });
    const model = createTextModel(text, options.markdown ? 'markdown' : 'plaintext', uri);
    model.setEOL(editor.EndOfLineSequence.LF);
    this.pages.set(ref, {
      model,
      marks: new LiveMarks(model, this.words),
      baseline: text,
      saved: { version: model.getAlternativeVersionId(), text },
      view: null,
      readOnly: options.readOnly,
    });
    model.onDidChangeContent((event) => {
      this.events?.changed(
        ref,
        event.changes.map((change) => ({
          start: change.rangeOffset,
          end: change.rangeOffset + change.rangeLength,
          text: change.text,
        })),
        event.isUndoing ? 'undo' : event.isRedoing ? 'redo' : 'edit',
      );
    });
  }

  close(ref: string): void {
    this.pages.get(ref)?.model.dispose();
    this.pages.delete(ref);
  }

  /** Applies edits that do not overlap as exactly one undo step. @returns false where the page is read-only */
  edit(ref: string, edits: readonly Edit[]): boolean {
    const page = this.page(ref);
    if (page.readOnly) return false;
    this.applyToModel(ref, operationsFor(page.model, edits));
    return true;
  }

  setReadOnly(ref: string, readOnly: boolean): void {
    this.page(ref).readOnly = readOnly;
  }

  selectFlag(ref: string, key: string | null): void {
    this.page(ref).marks.select(key);
  }

  has(ref: string): boolean {
    return this.pages.has(ref);
  }

  textOf(ref: string): string {
    return this.page(ref).model.getValue();
  }

  lengthOf(ref: string): number {
    return this.page(ref).model.getValueLength();
  }

  /** The text between two offsets, cut to the text there is. */
  slice(ref: string, range: TextRange): string {
    const { model } = this.page(ref);
    const start = model.getPositionAt(Math.max(0, range.start));
    return model.getValueInRange(Range.fromPositions(start, model.getPositionAt(Math.max(0, range.end))));
  }

  lineAt(ref: string, offset: number): number {
    return this.page(ref).model.getPositionAt(offset).lineNumber;
  }

  columnAt(ref: string, offset: number): number {
    return this.page(ref).model.getPositionAt(offset).column;
  }

  lineCount(ref: string): number {
    return this.page(ref).model.getLineCount();
  }

  /** As it was opened or reloaded from disk. */
  baselineOf(ref: string): string {
    return this.page(ref).baseline;
  }

  /** Changes with every edit, and comes back to an earlier value when edits are undone. */
  versionOf(ref: string): number {
    return this.page(ref).model.getAlternativeVersionId();
  }

  /** Whether the text differs from the saved one. An input method that is called off leaves another version, no other text. */
  isDirty(ref: string): boolean {
    const { model, saved } = this.page(ref);
    if (model.getAlternativeVersionId() === saved.version) return false;
    return model.getValueLength() !== saved.text.length || model.getValue() !== saved.text;
  }

  /** @param version what `versionOf` said when `text`, which is now saved, was read */
  markSaved(ref: string, version: number, text: string): void {
    this.page(ref).saved = { version, text };
  }

  /** Takes another text in as one undo step: reload, recovery, an older version. */
  replaceAll(ref: string, text: string, asBaseline: boolean): void {
    const page = this.page(ref);
    const current = page.model.getValue();
    if (asBaseline) page.baseline = text;
    if (current === text) return;
    this.edit(ref, [changedMiddle(current, text)]);
  }

  isReadOnly(ref: string): boolean {
    return this.page(ref).readOnly;
  }

  /** @param fresh whether the findings' offsets are those of the text as it is now */
  drawFlags(ref: string, flags: readonly FlagToMark[], fresh: boolean): void {
    this.page(ref).marks.draw(flags, this.words, fresh);
  }

  eraseFlag(ref: string, key: string): void {
    this.page(ref).marks.erase(key);
  }

  rangesOf(ref: string, key: string): readonly TextRange[] | null {
    return this.pages.get(ref)?.marks.rangesOf(key) ?? null;
  }

  linesOf(ref: string, key: string): readonly number[] | null {
    return this.pages.get(ref)?.marks.linesOf(key) ?? null;
  }

  modelOf(ref: string): editor.ITextModel {
    return this.page(ref).model;
  }

  /** Keys of the flags at a place of a model; for hovers. */
  flagsAt(model: editor.ITextModel, range: Range): { ref: string; keys: readonly string[] } | null {
    for (const [ref, page] of this.pages) {
      if (page.model === model) return { ref, keys: page.marks.keysAt(range) };
    }
    return null;
  }

  setWords(words: MarkWords): void {
    const { join, head, tail, orphan, fused } = words;
    const next: MarkWords = {
      join: unbroken(join),
      head: unbroken(head),
      tail: unbroken(tail),
      orphan: unbroken(orphan),
      fused: unbroken(fused),
    };
    // The same object for the same words: marks with other words are drawn anew.
    if (next.join !== this.words.join) this.words = next;
  }

  protected applyToModel(ref: string, operations: editor.IIdentifiedSingleEditOperation[]): void {
    const { model } = this.page(ref);
    model.pushStackElement();
    model.pushEditOperations(null, operations, () => null);
    model.pushStackElement();
  }

  protected page(ref: string): Page {
    const page = this.pages.get(ref);
    if (!page) throw new Error(`no open page ${ref}`);
    return page;
  }
}

const operationsFor = (model: editor.ITextModel, edits: readonly Edit[]) =>
  edits.map((edit) => ({
    range: Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end)),
    text: edit.text,
    forceMoveMarkers: true,
  }));

/** A sign is never cut in two at a line's end: no-break spaces, and word joiners between all else. */
const unbroken = (words: string): string => Array.from(words.replaceAll(' ', '\u00a0')).join('\u2060');
