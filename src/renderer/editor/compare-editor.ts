import { createDiffEditor } from './diff-editor.ts';
import { editor, Range } from './monaco.ts';
import { createTextModel } from './text-model.ts';
import { mosaic } from './mosaic.ts';
import { UnseenCharacters } from './unseen-characters.ts';
import { faceOptions, proseOptions, wordOptions, type PageFace } from './typography.ts';

/** One side of a comparison: a text as it was, or the open page as it is and goes on being edited. */
export type CompareSide =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'page'; readonly ref: string };

export interface Comparison {
  readonly original: CompareSide;
  readonly modified: CompareSide;
  readonly originalLabel: string;
  readonly modifiedLabel: string;
  readonly face: PageFace['settings'];
  readonly language: string;
}

/** A run of lines that differ; lines count from 1, an empty side ends before it starts. */
export interface LineChange {
  readonly originalStart: number;
  readonly originalEnd: number;
  readonly modifiedStart: number;
  readonly modifiedEnd: number;
}

/** Then what was found so far is shown, and the rest as one change. */
const maxComparingMs = 3000;
const comparingEndsAfterMs = 2 * maxComparingMs;

/** How much unchanged text stays around a change. */
const contextLines = 2;

/** Two texts side by side with what differs marked letter by letter. */
export class CompareEditor {
  readonly #editor: editor.IDiffEditor;
  readonly #own: editor.ITextModel[] = [];
  readonly #comparison: Comparison;

  constructor(
    element: HTMLElement,
    comparison: Comparison,
    onChanges: (changes: readonly LineChange[]) => void,
  ) {
    this.#comparison = comparison;
    const original = this.#model(comparison.original);
    const modified = this.#model(comparison.modified);
    const page = comparison.modified.kind === 'page' ? comparison.modified.ref : null;
    this.#editor = createDiffEditor(element, {
      ...proseOptions,
      ...wordOptions,
      ...faceOptions({ settings: comparison.face, language: comparison.language }),
      wordWrap: 'on',
      diffWordWrap: 'on',
      ignoreTrimWhitespace: false,
      useInlineViewWhenSpaceIsLimited: false,
      renderSideBySide: true,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      renderOverviewRuler: true,
      originalEditable: false,
      readOnly: page === null || mosaic.isReadOnly(page),
      hideUnchangedRegions: {
        enabled: true,
        contextLineCount: contextLines,
        minimumLineCount: 4,
        revealLineCount: 20,
      },
      maxComputationTime: maxComparingMs,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 14,
      glyphMargin: false,
      overviewRulerLanes: 0,
      hideCursorInOverviewRuler: true,
      padding: { top: 14, bottom: 60 },
      originalAriaLabel: comparison.originalLabel,
      modifiedAriaLabel: comparison.modifiedLabel,
    });
    // Only an update brings the names to the elements that screen readers read.
    this.#editor.getOriginalEditor().updateOptions({ ariaLabel: comparison.originalLabel });
    this.#editor.getModifiedEditor().updateOptions({ ariaLabel: comparison.modifiedLabel });
    for (const side of [this.#editor.getOriginalEditor(), this.#editor.getModifiedEditor()])
      void new UnseenCharacters(side);
    this.#editor.setModel({ original, modified });
    this.#editor.onDidUpdateDiff(() => onChanges(this.changes()));
  }

  changes(): readonly LineChange[] {
    return (this.#editor.getLineChanges() ?? []).map((change) => ({
      originalStart: change.originalStartLineNumber,
      originalEnd: change.originalEndLineNumber,
      modifiedStart: change.modifiedStartLineNumber,
      modifiedEnd: change.modifiedEndLineNumber,
    }));
  }

  /** Puts the cursor to where a change begins, which may be many rows below the beginning of its paragraph. */
  reveal(change: LineChange): void {
    const modified = this.#editor.getModifiedEditor();
    const position = this.#startOf(change);
    modified.setPosition(position);
    if (change.modifiedEnd > 0) {
      modified.revealPositionInCenter(position, editor.ScrollType.Immediate);
      return;
    }
    // It stands on the other side only, beside a gap; the sides scroll together.
    const gone = { lineNumber: change.originalStart, column: 1 };
    this.#editor.getOriginalEditor().revealPositionInCenter(gone, editor.ScrollType.Immediate);
  }

  #startOf({ modifiedStart, modifiedEnd }: LineChange): { lineNumber: number; column: number } {
    const lineNumber = Math.max(1, modifiedStart);
    if (modifiedEnd === 0) return { lineNumber, column: 1 };
    const change = this.#editor
      .getLineChanges()
      ?.find((one) => one.modifiedStartLineNumber === modifiedStart);
    const first = change?.charChanges?.find((part) => part.modifiedStartLineNumber > 0);
    return first
      ? { lineNumber: first.modifiedStartLineNumber, column: first.modifiedStartColumn }
      : { lineNumber, column: 1 };
  }

  /** Compares other texts in its place; null leaves that side as it is. */
  setTexts(original: string | null, modified: string | null): void {
    const models = this.#editor.getModel();
    if (!models) return;
    if (original !== null && models.original.getValue() !== original) models.original.setValue(original);
    if (modified !== null && models.modified.getValue() !== modified) models.modified.setValue(modified);
  }

  focus(): void {
    this.#editor.getModifiedEditor().focus();
  }

  /** Puts the original lines of one change back into the page, as one undo step. */
  revert(change: LineChange): void {
    const side = this.#comparison.modified;
    const models = this.#editor.getModel();
    if (side.kind !== 'page' || !models) return;
    mosaic.edit(side.ref, [revertEdit(models.original, models.modified, change)]);
  }

  dispose(): void {
    this.#editor.dispose();
    // Monaco's worker may still be comparing, and fails loudly when a text is taken from under it.
    setTimeout(() => {
      for (const model of this.#own) model.dispose();
    }, comparingEndsAfterMs);
  }

  #model(side: CompareSide): editor.ITextModel {
    if (side.kind === 'page') return mosaic.modelOf(side.ref);
    const model = createTextModel(side.text, 'plaintext');
    model.setEOL(editor.EndOfLineSequence.LF);
    this.#own.push(model);
    return model;
  }
}

/** Whole lines go with one of their line ends, the one after them, or at the end of the text the one before. */
function revertEdit(
  original: editor.ITextModel,
  modified: editor.ITextModel,
  change: LineChange,
): { start: number; end: number; text: string } {
  const wasThere = change.originalEnd >= change.originalStart && change.originalEnd > 0;
  const isThere = change.modifiedEnd >= change.modifiedStart && change.modifiedEnd > 0;
  const lines = wasThere
    ? original.getValueInRange(
        new Range(change.originalStart, 1, change.originalEnd, original.getLineMaxColumn(change.originalEnd)),
      )
    : '';
  if (isThere && wasThere) {
    const start = modified.getOffsetAt({ lineNumber: change.modifiedStart, column: 1 });
    const end = modified.getOffsetAt({
      lineNumber: change.modifiedEnd,
      column: modified.getLineMaxColumn(change.modifiedEnd),
    });
    return { start, end, text: lines };
  }
  if (isThere) {
    const isLast = change.modifiedEnd === modified.getLineCount();
    const start = modified.getOffsetAt({ lineNumber: change.modifiedStart, column: 1 });
    const end = isLast
      ? modified.getValueLength()
      : modified.getOffsetAt({ lineNumber: change.modifiedEnd + 1, column: 1 });
    return { start: isLast ? Math.max(0, start - 1) : start, end, text: '' };
  }
  // Lines that are missing now come back after the line before them.
  if (change.modifiedStart === 0) return { start: 0, end: 0, text: `${lines}\n` };
  const at = modified.getOffsetAt({
    lineNumber: change.modifiedStart,
    column: modified.getLineMaxColumn(change.modifiedStart),
  });
  return { start: at, end: at, text: `\n${lines}` };
}
