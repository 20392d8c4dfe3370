import type { LineEnding } from '../../contract/index.ts';
import type { Range as TextRange } from '../../engine/index.ts';
import { editor, Range } from './monaco.ts';
import { OpenPages, type PageEvents } from './open-pages.ts';
import { openPeek, type PeekContent } from './peek.ts';
import { faceOptions, measurePx, proseOptions, wordOptions, type PageFace } from './typography.ts';
import { UnseenCharacters } from './unseen-characters.ts';

export interface MosaicEvents extends PageEvents {
  readonly cursorMoved: (ref: string, line: number, column: number) => void;
  /** The editor clicked on a flag or its sign in the margin. */
  readonly flagsClicked: (ref: string, keys: readonly string[]) => void;
  /** An input method is composing: marks are left alone until it is done. */
  readonly composing: (active: boolean) => void;
  /** Something was typed into a page that may not be changed. */
  readonly refused: () => void;
}

type PageCommand =
  | 'undo'
  | 'redo'
  | 'actions.find'
  | 'editor.action.startFindReplaceAction'
  | 'editor.action.clipboardCutAction'
  | 'editor.action.clipboardCopyAction'
  | 'editor.action.selectAll';

/**
 * The one owner of Monaco: every model, every editor, every decoration. React gives it elements to live in and never
 * renders text. It knows nothing of the store; it tells what happened through `events`.
 */
export class Mosaic extends OpenPages<MosaicEvents> {
  #editor: editor.IStandaloneCodeEditor | null = null;
  #unseen: UnseenCharacters | null = null;
  #shown: string | null = null;
  #face: PageFace['settings'] | null = null;
  #language = 'und';
  #knowsWords = false;
  #lineEnding: LineEnding = 'lf';
  #closePeek: (() => void) | null = null;
  /** Whether the last press of the mouse was on a flag; null: a key was pressed since. */
  #pressedFlag: boolean | null = null;

  override close(ref: string): void {
    if (this.#shown === ref) this.show(null);
    super.close(ref);
  }

  override setReadOnly(ref: string, readOnly: boolean): void {
    super.setReadOnly(ref, readOnly);
    if (this.#shown === ref) this.#editor?.updateOptions({ readOnly });
  }

  override selectFlag(ref: string, key: string | null): void {
    if (ref === this.#shown) this.unpeek();
    super.selectFlag(ref, key);
  }

  /** Puts the page editor into an element. @returns takes it out again */
  mount(element: HTMLElement, ariaLabel: string): () => void {
    const instance = editor.create(element, {
      ...proseOptions,
      ...(this.#knowsWords ? wordOptions : {}),
      ...(this.#face ? faceOptions({ settings: this.#face, language: this.#language }) : {}),
      model: null,
      theme: 'galley',
      ariaLabel,
      lineNumbersMinChars: 4,
      lineDecorationsWidth: 34,
      glyphMargin: false,
      padding: { top: 26, bottom: 120 },
      overviewRulerBorder: false,
      // Marks stand in the middle one of three, a third as wide.
      overviewRulerLanes: 3,
      hideCursorInOverviewRuler: true,
    });
    this.#editor = instance;
    this.#unseen = new UnseenCharacters(instance);
    // Told of the cursor too, which is one end of it.
    instance.onDidChangeCursorSelection(({ selection }) => {
      const { positionLineNumber, positionColumn } = selection;
      if (this.#shown !== null) this.events?.cursorMoved(this.#shown, positionLineNumber, positionColumn);
    });
    instance.onMouseDown((event) => this.#clicked(event));
    instance.onDidCompositionStart(() => this.events?.composing(true));
    instance.onDidCompositionEnd(() => this.events?.composing(false));
    instance.onKeyDown((event) => {
      this.#pressedFlag = null;
      if (event.browserEvent.key !== 'Escape' || !this.unpeek()) return;
      event.preventDefault();
      event.stopPropagation();
    });
    instance.onDidAttemptReadOnlyEdit(() => this.events?.refused());
    const shown = this.#shown;
    this.#shown = null;
    if (shown !== null) this.show(shown);
    return () => {
      this.#keepView();
      this.unpeek();
      instance.dispose();
      this.#editor = null;
      this.#unseen = null;
    };
  }

  /** Double clicks and jumps from word to word know Chinese words from now on. */
  learnWords(): void {
    this.#knowsWords = true;
    this.#editor?.updateOptions(wordOptions);
  }

  /** Shows a page in the page editor, where it was left. */
  show(ref: string | null): void {
    this.#keepView();
    this.unpeek();
    this.#shown = ref;
    const instance = this.#editor;
    if (!instance) return;
    const page = ref === null ? null : this.page(ref);
    // Before the model, so that its text is wrapped once.
    if (page) this.#applyFace();
    instance.setModel(page?.model ?? null);
    if (!page) return;
    instance.updateOptions({ readOnly: page.readOnly });
    if (page.view) instance.restoreViewState(page.view);
  }

  setFace(settings: PageFace['settings'], language: string, lineEnding: LineEnding): void {
    this.#face = settings;
    this.#language = language;
    this.#lineEnding = lineEnding;
    this.#applyFace();
  }

  reveal(ref: string, range: TextRange, moveCursor: boolean): void {
    const instance = this.#editor;
    if (!instance || this.#shown !== ref) return;
    const { model } = this.page(ref);
    const start = model.getPositionAt(range.start);
    const target = Range.fromPositions(start, model.getPositionAt(Math.min(range.end, range.start + 200)));
    instance.revealRangeInCenterIfOutsideViewport(target, editor.ScrollType.Immediate);
    if (moveCursor) instance.setPosition(start);
  }

  /** Where the cursor is in the page that is shown; null: it is not this one. */
  cursorIn(ref: string): number | null {
    const position = this.#editor?.getPosition();
    return this.#shown === ref && position ? this.page(ref).model.getOffsetAt(position) : null;
  }

  /** Scrolls the shown page to a line, or to its last where it is shorter, and puts the cursor there; counts from 1. */
  revealLine(ref: string, line: number): void {
    const { model } = this.page(ref);
    const start = model.getOffsetAt({ lineNumber: Math.min(line, model.getLineCount()), column: 1 });
    this.reveal(ref, { start, end: start }, true);
  }

  /** Puts the cursor at a place of the page that is shown, in the middle of the view; line and column count from 1. */
  goTo(ref: string, lineNumber: number, column: number): void {
    const instance = this.#editor;
    if (!instance || this.#shown !== ref) return;
    instance.setPosition({ lineNumber, column });
    instance.revealPositionInCenter({ lineNumber, column }, editor.ScrollType.Immediate);
    instance.focus();
  }

  /** Shows another copy below a line of the shown page; a second call or another page closes it. @returns whether it is shown */
  peek(afterLine: number, content: PeekContent): boolean {
    if (this.unpeek() || !this.#editor) return false;
    this.#closePeek = openPeek(this.#editor, afterLine, content, () => this.unpeek());
    return true;
  }

  /** @returns whether a copy was shown */
  unpeek(): boolean {
    if (this.#closePeek === null) return false;
    this.#closePeek();
    this.#closePeek = null;
    return true;
  }

  /** Puts the flag that was clicked, or that the cursor is in, under review. @returns whether there is one */
  takeFlagHere(): boolean {
    if (this.#pressedFlag !== null) return this.#pressedFlag;
    const position = this.#editor?.getPosition();
    return position ? this.#takeFlagAt(Range.fromPositions(position)) : false;
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
    const { model } = this.page(this.#shown);
    void (step === 'undo' ? model.undo() : model.redo());
  }

  /** Runs one of Monaco's own commands in the page editor. */
  run(command: PageCommand): void {
    if (command === 'undo' || command === 'redo') {
      this.undo(command);
      return;
    }
    this.#editor?.focus();
    this.#editor?.trigger('galley', command, null);
  }

  /** Puts text in place of the selection, as one undo step. */
  paste(text: string): void {
    this.#editor?.focus();
    this.#editor?.trigger('galley', 'paste', { text });
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

  protected override applyToModel(ref: string, operations: editor.IIdentifiedSingleEditOperation[]): void {
    const instance = this.#shown === ref ? this.#editor : null;
    if (!instance) {
      super.applyToModel(ref, operations);
      return;
    }
    instance.pushUndoStop();
    instance.executeEdits('galley', operations);
    instance.pushUndoStop();
  }

  #keepView(): void {
    if (this.#shown === null || !this.#editor) return;
    const page = this.pages.get(this.#shown);
    if (page) page.view = this.#editor.saveViewState();
  }

  #applyFace(): void {
    const instance = this.#editor;
    if (!instance || !this.#face) return;
    this.#unseen?.showSpace(this.#face.showWhitespace ? this.#lineEnding : null);
    instance.updateOptions(faceOptions({ settings: this.#face, language: this.#language }));
    // Known only once Monaco has measured the face.
    const { typicalHalfwidthCharacterWidth } = instance.getOption(editor.EditorOption.fontInfo);
    const wordWrapColumn = Math.ceil(measurePx(this.#face.fontSize) / typicalHalfwidthCharacterWidth);
    instance.updateOptions({ wordWrap: this.#face.wordWrap ? 'bounded' : 'off', wordWrapColumn });
  }

  #clicked(event: editor.IEditorMouseEvent): void {
    const { type, position, range } = event.target;
    this.#pressedFlag = false;
    if (this.#shown === null || !position) return;
    const inMargin = type === editor.MouseTargetType.GUTTER_LINE_DECORATIONS;
    if (!inMargin && type !== editor.MouseTargetType.CONTENT_TEXT) return;
    const { model } = this.page(this.#shown);
    const place = inMargin
      ? new Range(position.lineNumber, 1, position.lineNumber, model.getLineMaxColumn(position.lineNumber))
      : Range.lift(range ?? Range.fromPositions(position));
    this.#pressedFlag = this.#takeFlagAt(place);
  }

  #takeFlagAt(place: Range): boolean {
    if (this.#shown === null) return false;
    const keys = this.page(this.#shown).marks.keysAt(place);
    if (keys.length > 0) this.events?.flagsClicked(this.#shown, keys);
    return keys.length > 0;
  }
}
