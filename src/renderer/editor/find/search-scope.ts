import { FindDecorations } from 'monaco-editor/editor/contrib/find/browser/findDecorations';
import {
  FindModelBoundToEditorModel,
  MATCHES_LIMIT,
} from 'monaco-editor/editor/contrib/find/browser/findModel';
import { editor, Range } from '../monaco.ts';
import type { FindController } from './find-controller.ts';

/** A selection that ends before the first character of a line ends with the line above. */
function exact(scope: Range, model: editor.ITextModel): Range {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = scope;
  if (endColumn > 1 || endLineNumber === startLineNumber) return scope;
  const last = endLineNumber - 1;
  return new Range(startLineNumber, startColumn, last, model.getLineMaxColumn(last));
}

// What is searched is shaded, not the whole of the paragraphs that it begins and ends in.
FindDecorations._FIND_SCOPE_DECORATION.isWholeLine = false;

// oxlint-disable-next-line typescript/unbound-method -- called with the receiver that it is given
const { research } = FindModelBoundToEditorModel.prototype;

/** Monaco widens what it searches to whole lines, which are whole paragraphs here: what was not selected would be replaced. */
FindModelBoundToEditorModel.prototype.research = function researchExactly(moveCursor, newScopes) {
  const scopes = newScopes === undefined ? this._decorations.getFindScopes() : newScopes;
  if (!scopes?.some((scope) => scope.startLineNumber !== scope.endLineNumber)) {
    research.call(this, moveCursor, newScopes);
    return;
  }
  const model = this._editor.getModel();
  const searched = scopes.map((scope) => exact(scope, model));
  const matches = this._findMatches(searched, false, MATCHES_LIMIT);
  this._decorations.set(matches, searched);
  const selection = this._editor.getSelection();
  const before = matches.filter(({ range }) => Range.compareRangesUsingStarts(range, selection) < 0).length;
  const position = this._decorations.getCurrentMatchesPosition(selection) || before;
  this._state.changeMatchInfo(position, this._decorations.getCount(), undefined);
  if (moveCursor) this._moveToNextMatch(this._decorations.getStartPosition());
};

/**
 * Limits a search to what the editor has selected. Monaco takes what is selected at the moment, which is the match that
 * the search itself went to as soon as a word was typed, and does so again whenever its widget gets the focus.
 *
 * @param nothingSelected the search was to be limited, and there is nothing to limit it to
 */
export function scopeFind(
  code: editor.ICodeEditor,
  controller: FindController,
  nothingSelected: () => void,
): void {
  const state = controller.getState();
  /** What was selected when the search was opened, or since then by hand; it moves with the text. */
  const chosen = code.createDecorationsCollection();
  const choose = (): void => {
    const selected = (code.getSelections() ?? []).filter((range) => !range.isEmpty());
    if (selected.length > 0) chosen.set(selected.map((range) => ({ range, options: {} })));
  };
  state.onFindReplaceStateChange(({ isRevealed }) => {
    if (!isRevealed) return;
    if (state.isRevealed) choose();
    else chosen.clear();
  });
  code.onDidChangeCursorSelection(({ source, reason }) => {
    // A search, too, selects what it finds.
    const isByHand = source !== 'api' && reason === editor.CursorChangeReason.Explicit;
    if (state.isRevealed && isByHand) choose();
  });
  code.onDidChangeModel(() => chosen.clear());

  const change = state.change.bind(state);
  const limit = (): void => {
    const scopes = chosen.getRanges().filter((range) => !range.isEmpty());
    if (scopes.length === 0) nothingSelected();
    change({ searchScope: scopes.length > 0 ? scopes : null }, true);
  };
  state.change = (to, ...rest) => {
    const { searchScope, ...others } = to;
    if (!searchScope) change(to, ...rest);
    else if (state.searchScope) change(others, ...rest);
    else limit();
  };
  controller.toggleSearchScope = () => {
    if (state.searchScope) change({ searchScope: null }, true);
    else if (state.isRevealed) limit();
  };
}
