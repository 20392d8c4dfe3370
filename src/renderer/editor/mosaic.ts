import type { Edit, Range as TextRange } from '../../engine/index.ts';
import { LiveMarks, type FlagToMark, type MarkWords } from './live-marks.ts';
import { editor, Range, Uri } from './monaco.ts';
import { openPeek, type PeekContent } from './peek.ts';
import { faceOptions, measurePx, proseOptions, type PageFace } from './typography.ts';

export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface MosaicEvents {
  /** The text changed; `changes` are to be applied one after the other. */
  readonly changed: (ref: string, changes: readonly TextChange[], kind: 'edit' | 'undo' | 'redo') => void;
  readonly cursorMoved: (ref: string, line: number, column: number) => void;
  /** The editor clicked on a flag or its sign in the margin. */
  readonly flagsClicked: (ref: string, keys: readonly string[]) => void;
  /** An input method is composing: marks are left alone until it is done. */
  readonly composing: (active: boolean) => void;
}

interface Page {
  readonly model: editor.ITextModel;
  readonly marks: LiveMarks;
  /** As it was opened, for Review changes and the report. */
  baseline: string;
  /** Monaco's alternative version id of the text that was saved last: undoing back to it is "saved" again. */
  savedVersion: number;
  view: editor.ICodeEditorViewState | null;
  readOnly: boolean;
}

const noWords: MarkWords = { join: '⌒', head: '→', tail: '↥', orphan: '?', fused: '¶' };

/**
 * The one owner of Monaco: every model, every editor, every decoration. React gives it elements to live in and never
 * renders text. It knows nothing of the store; it tells what happened through `events`.
 */
class Mosaic {
  readonly #pages = new Map<string, Page>();
  #events: MosaicEvents | null = null;
  #editor: editor.IStandaloneCodeEditor | null = null;
  #shown: string | null = null;
  #words: MarkWords = noWords;
  #face: PageFace['settings'] | null = null;
  #language = 'und';
  #closePeek: (() => void) | null = null;

  listen(events: MosaicEvents): void {
    this.#events = events;
  }

  open(ref: string, text: string, options: { readonly markdown: boolean; readonly readOnly: boolean }): void {
    const uri = Uri.from({ scheme: 'galley', path: `/${ref}` });
    const model = editor.createModel(text, options.markdown ? 'markdown' : 'plaintext', uri);
    model.setEOL(editor.EndOfLineSequence.LF);
    const page: Page = {
      model,
      marks: new LiveMarks(model, this.#words),
      baseline: text,
      savedVersion: model.getAlternativeVersionId(),
      view: null,
      readOnly: options.readOnly,
    };
    this.#pages.set(ref, page);
    model.onDidChangeContent((event) => {
      this.#events?.changed(
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
    const page = this.#pages.get(ref);
    if (!page) return;
    if (this.#shown === ref) this.show(null);
    page.model.dispose();
    this.#pages.delete(ref);
  }

  has(ref: string): boolean {
    return this.#pages.has(ref);
  }

  textOf(ref: string): string {
    return this.#page(ref).model.getValue();
  }

  lengthOf(ref: string): number {
    return this.#page(ref).model.getValueLength();
  }

  /** The text between two offsets, cut to the text there is. */
  slice(ref: string, range: TextRange): string {
    const { model } = this.#page(ref);
    const start = model.getPositionAt(Math.max(0, range.start));
    return model.getValueInRange(Range.fromPositions(start, model.getPositionAt(Math.max(0, range.end))));
  }

  lineAt(ref: string, offset: number): number {
    return this.#page(ref).model.getPositionAt(offset).lineNumber;
  }

  columnAt(ref: string, offset: number): number {
    return this.#page(ref).model.getPositionAt(offset).column;
  }

  lineCount(ref: string): number {
    return this.#page(ref).model.getLineCount();
  }

  /** As it was opened or reloaded from disk. */
  baselineOf(ref: string): string {
    return this.#page(ref).baseline;
  }

  /** Changes with every edit, and comes back to an earlier value when edits are undone. */
  versionOf(ref: string): number {
    return this.#page(ref).model.getAlternativeVersionId();
  }

  isDirty(ref: string): boolean {
    const page = this.#page(ref);
    return page.model.getAlternativeVersionId() !== page.savedVersion;
  }

  /** @param version what `versionOf` said when the text that is now saved was read */
  markSaved(ref: string, version: number): void {
    this.#page(ref).savedVersion = version;
  }

  /** Takes another text in as one undo step: reload, recovery, an older version. */
  replaceAll(ref: string, text: string, asBaseline: boolean): void {
    const page = this.#page(ref);
    const current = page.model.getValue();
    if (asBaseline) page.baseline = text;
    if (current === text) return;
    const start = commonPrefix(current, text);
    const tail = commonSuffix(current, text, start);
    this.edit(ref, [{ start, end: current.length - tail, text: text.slice(start, text.length - tail) }]);
  }

  /** Applies edits that do not overlap as exactly one undo step. @returns false where the page is read-only */
  edit(ref: string, edits: readonly Edit[]): boolean {
    const page = this.#page(ref);
    if (page.readOnly) return false;
    const operations = edits.map((edit) => ({
      range: Range.fromPositions(page.model.getPositionAt(edit.start), page.model.getPositionAt(edit.end)),
      text: edit.text,
      forceMoveMarkers: true,
    }));
    if (this.#editor && this.#shown === ref) {
      this.#editor.pushUndoStop();
      this.#editor.executeEdits('galley', operations);
      this.#editor.pushUndoStop();
    } else {
      page.model.pushStackElement();
      page.model.pushEditOperations(null, operations, () => null);
      page.model.pushStackElement();
    }
    return true;
  }

  isReadOnly(ref: string): boolean {
    return this.#page(ref).readOnly;
  }

  setReadOnly(ref: string, readOnly: boolean): void {
    this.#page(ref).readOnly = readOnly;
    if (this.#shown === ref) this.#editor?.updateOptions({ readOnly });
  }

  /** @param fresh whether the findings' offsets are those of the text as it is now */
  drawFlags(ref: string, flags: readonly FlagToMark[], fresh: boolean): void {
    this.#page(ref).marks.draw(flags, this.#words, fresh);
  }

  eraseFlag(ref: string, key: string): void {
    this.#page(ref).marks.erase(key);
  }

  selectFlag(ref: string, key: string | null): void {
    if (ref === this.#shown) this.unpeek();
    this.#page(ref).marks.select(key);
  }

  rangesOf(ref: string, key: string): readonly TextRange[] | null {
    return this.#pages.get(ref)?.marks.rangesOf(key) ?? null;
  }

  linesOf(ref: string, key: string): readonly number[] | null {
    return this.#pages.get(ref)?.marks.linesOf(key) ?? null;
  }

  setWords(words: MarkWords): void {
    const { join, head, tail, orphan, fused } = words;
    this.#words = {
      join: unbroken(join),
      head: unbroken(head),
      tail: unbroken(tail),
      orphan: unbroken(orphan),
      fused: unbroken(fused),
    };
  }

  /** Puts the page editor into an element. @returns takes it out again */
  mount(element: HTMLElement, ariaLabel: string): () => void {
    const instance = editor.create(element, {
      ...proseOptions,
      model: null,
      theme: 'galley',
      ariaLabel,
      lineNumbersMinChars: 4,
      lineDecorationsWidth: 34,
      glyphMargin: false,
      padding: { top: 26, bottom: 120 },
      overviewRulerBorder: false,
      overviewRulerLanes: 1,
      hideCursorInOverviewRuler: true,
    });
    this.#editor = instance;
    instance.onDidChangeCursorPosition(({ position }) => {
      if (this.#shown !== null) this.#events?.cursorMoved(this.#shown, position.lineNumber, position.column);
    });
    instance.onMouseDown((event) => this.#clicked(event));
    instance.onDidCompositionStart(() => this.#events?.composing(true));
    instance.onDidCompositionEnd(() => this.#events?.composing(false));
    const shown = this.#shown;
    this.#shown = null;
    if (shown !== null) this.show(shown);
    return () => {
      this.#keepView();
      this.unpeek();
      instance.dispose();
      this.#editor = null;
    };
  }

  /** Shows a page in the page editor, where it was left. */
  show(ref: string | null): void {
    this.#keepView();
    this.unpeek();
    this.#shown = ref;
    const instance = this.#editor;
    if (!instance) return;
    const page = ref === null ? null : this.#page(ref);
    // Before the model: wrapping a long page twice costs seconds.
    if (page) this.#applyFace(page.model.getValueLength());
    instance.setModel(page?.model ?? null);
    if (!page) return;
    instance.updateOptions({ readOnly: page.readOnly });
    if (page.view) instance.restoreViewState(page.view);
  }

  setFace(settings: PageFace['settings'], language: string): void {
    this.#face = settings;
    this.#language = language;
    const model = this.#editor?.getModel();
    if (model) this.#applyFace(model.getValueLength());
  }

  reveal(ref: string, range: TextRange, moveCursor: boolean): void {
    const instance = this.#editor;
    if (!instance || this.#shown !== ref) return;
    const { model } = this.#page(ref);
    const start = model.getPositionAt(range.start);
    const target = Range.fromPositions(start, model.getPositionAt(Math.min(range.end, range.start + 200)));
    instance.revealRangeInCenterIfOutsideViewport(target, editor.ScrollType.Immediate);
    if (moveCursor) instance.setPosition(start);
  }

  /** Puts the cursor at a place of the page that is shown, in the middle of the view; line and column count from 1. */
  goTo(ref: string, lineNumber: number, column: number): void {
    const instance = this.#editor;
    if (!instance || this.#shown !== ref) return;
    instance.setPosition({ lineNumber, column });
    instance.revealPositionInCenter({ lineNumber, column }, editor.ScrollType.Immediate);
    instance.focus();
  }

  /** Shows another copy below a line of the shown page; a second call or another page closes it. */
  peek(afterLine: number, content: PeekContent): void {
    if (this.#closePeek) {
      this.unpeek();
      return;
    }
    if (this.#editor) this.#closePeek = openPeek(this.#editor, afterLine, content, () => this.unpeek());
  }

  unpeek(): void {
    this.#closePeek?.();
    this.#closePeek = null;
  }

  focus(): void {
    this.#editor?.focus();
  }

  hasFocus(): boolean {
    return this.#editor?.hasTextFocus() ?? false;
  }

  /** Takes the last step of the shown page back, or does it again; the focus stays where it is. */
  undo(step: 'undo' | 'redo'): void {
    if (this.#shown === null) return;
    const { model } = this.#page(this.#shown);
    void (step === 'undo' ? model.undo() : model.redo());
  }

  /** Runs one of Monaco's own commands in the page editor. */
  run(
    command:
      'undo' | 'redo' | 'actions.find' | 'editor.action.startFindReplaceAction' | 'editor.action.gotoLine',
  ): void {
    if (command === 'undo' || command === 'redo') {
      this.undo(command);
      return;
    }
    this.#editor?.focus();
    this.#editor?.trigger('galley', command, null);
  }

  /** The selected text's offsets, or null when nothing is selected. */
  selection(): TextRange | null {
    const model = this.#editor?.getModel();
    const selection = this.#editor?.getSelection();
    if (!model || !selection || selection.isEmpty()) return null;
    return {
      start: model.getOffsetAt(selection.getStartPosition()),
      end: model.getOffsetAt(selection.getEndPosition()),
    };
  }

  modelOf(ref: string): editor.ITextModel {
    return this.#page(ref).model;
  }

  /** Keys of the flags at a place of a model; for hovers. */
  flagsAt(model: editor.ITextModel, range: Range): { ref: string; keys: readonly string[] } | null {
    for (const [ref, page] of this.#pages) {
      if (page.model === model) return { ref, keys: page.marks.keysAt(range) };
    }
    return null;
  }

  #page(ref: string): Page {
    const page = this.#pages.get(ref);
    if (!page) throw new Error(`no open page ${ref}`);
    return page;
  }

  #keepView(): void {
    if (this.#shown === null || !this.#editor) return;
    const page = this.#pages.get(this.#shown);
    if (page) page.view = this.#editor.saveViewState();
  }

  #applyFace(lengthChars: number): void {
    const instance = this.#editor;
    if (!instance || !this.#face) return;
    instance.updateOptions(faceOptions({ settings: this.#face, language: this.#language, lengthChars }));
    if (!this.#face.wordWrap) return;
    const { typicalHalfwidthCharacterWidth } = instance.getOption(editor.EditorOption.fontInfo);
    const columns = Math.floor(measurePx(this.#face.fontSize) / typicalHalfwidthCharacterWidth);
    instance.updateOptions({ wordWrap: 'bounded', wordWrapColumn: columns });
  }

  #clicked(event: editor.IEditorMouseEvent): void {
    const { type, position, range } = event.target;
    if (this.#shown === null || !position) return;
    const inMargin = type === editor.MouseTargetType.GUTTER_LINE_DECORATIONS;
    if (!inMargin && type !== editor.MouseTargetType.CONTENT_TEXT) return;
    const { marks, model } = this.#page(this.#shown);
    const place = inMargin
      ? new Range(position.lineNumber, 1, position.lineNumber, model.getLineMaxColumn(position.lineNumber))
      : Range.lift(range ?? Range.fromPositions(position));
    const keys = marks.keysAt(place);
    if (keys.length > 0) this.#events?.flagsClicked(this.#shown, keys);
  }
}

/** A sign is never cut in two at a line's end: no-break spaces, and word joiners between all else. */
const unbroken = (words: string): string => Array.from(words.replaceAll(' ', '\u00a0')).join('\u2060');

/** Length of what two texts begin with alike; never ends inside a surrogate pair. */
function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a[at] === b[at]) at += 1;
  return at > 0 && isHighSurrogate(a.charCodeAt(at - 1)) ? at - 1 : at;
}

/** Length of what two texts end with alike, after `prefix`; never begins inside a surrogate pair. */
function commonSuffix(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  const first = a.charCodeAt(a.length - length);
  return length > 0 && first >= 0xdc00 && first <= 0xdfff ? length - 1 : length;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

export const mosaic = new Mosaic();
