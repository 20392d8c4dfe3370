import { SearchParams } from 'monaco-editor/editor/common/model/textModelSearch';
import { editor } from '../monaco.ts';
import type { FindController, FindState } from './find-controller.ts';
import { HeldActions, type Standing } from './held-actions.ts';
import { scopeFind } from './search-scope.ts';
import { tryPattern } from './try-pattern.ts';

/** How long after a change of the text a pattern is tried on it: Monaco itself searches again after 100 ms. */
const restMs = 30;

/** Typing makes a search slow by and by, which the next trial notices in time; what is pasted may make it so at once. */
const maxUntriedChars = 8;

/** Patterns that were quick on the text that is searched; no others are run. */
const allowed = new Set<string>();

const keyOf = (pattern: string, matchCase: boolean): string => `${matchCase ? '=' : '~'}${pattern}`;

// oxlint-disable-next-line typescript/unbound-method -- called with the receiver that it is given
const { parseSearchRequest } = SearchParams.prototype;

SearchParams.prototype.parseSearchRequest = function parseAllowed() {
  const isFree = !this.isRegex || allowed.has(keyOf(this.searchString, this.matchCase));
  return isFree ? parseSearchRequest.call(this) : null;
};

/** What an editor is told of a search that did not come about. */
export interface FindNews {
  readonly slow: (pattern: string) => void;
  /** Nothing was replaced: the search changed before it had been tried. */
  readonly calledOff: () => void;
  /** The search was to be limited to the selection, and there is none. */
  readonly nothingSelected: () => void;
}

/**
 * Monaco runs regular expressions on the thread that draws the window, where `(a+)+b` stops it for ever. Each is tried
 * on the text in a worker first; one that takes too long finds nothing and is named. To replace, or to go to the next one, waits for the trial.
 *
 * @returns stops guarding editors that are made from now on
 */
export function guardFind(news: FindNews): () => void {
  const made = editor.onDidCreateEditor((code) => {
    const controller = code.getContribution<FindController>('editor.contrib.findController');
    if (!controller) return;
    watch(code, controller, news);
    scopeFind(code, controller, news.nothingSelected);
  });
  return () => made.dispose();
}

/** Keeps the search of one editor to patterns that were tried on its text. */
function watch(code: editor.ICodeEditor, controller: FindController, news: FindNews): void {
  const state = controller.getState();
  let trial: { readonly key: string; readonly stop: AbortController } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The pattern that was named as too slow. */
  let refused = '';
  let untriedChars = 0;

  const ownKey = (): string => keyOf(state.searchString, state.matchCase);
  const standing = (): Standing => {
    if (!state.isRegex || !state.isRevealed || state.searchString === '') return 'ready';
    if (ownKey() === refused) return 'refused';
    return allowed.has(ownKey()) ? 'ready' : 'undecided';
  };
  const held = new HeldActions(controller, {
    standing,
    onHeld: () => {
      if (trial?.key !== ownKey()) void check();
    },
    onRefused: () => news.slow(state.searchString),
    onCalledOff: news.calledOff,
  });
  const settle = (key: string, isQuick: boolean): void => {
    const wasAllowed = allowed.has(key);
    if (!isQuick && refused !== key) news.slow(state.searchString);
    refused = isQuick ? '' : key;
    if (isQuick) allowed.add(key);
    else {
      allowed.delete(key);
      held.drop('refused');
    }
    const goOn = held.take();
    if (isQuick !== wasAllowed) searchAgain(state);
    goOn();
  };
  const check = async (): Promise<void> => {
    const text = code.getModel()?.getValue();
    const { searchString: pattern, matchCase } = state;
    if (text === undefined || !state.isRegex || !state.isRevealed || pattern === '') return;
    untriedChars = 0;
    trial?.stop.abort();
    const own = { key: keyOf(pattern, matchCase), stop: new AbortController() };
    trial = own;
    const isQuick = await tryPattern({ pattern, matchCase, text }, own.stop.signal);
    if (own.stop.signal.aborted) return;
    trial = null;
    settle(own.key, isQuick);
  };
  let triedKey = '';
  state.onFindReplaceStateChange(() => {
    const key = ownKey();
    if (key !== triedKey || standing() === 'ready') held.drop('called-off');
    triedKey = key;
    if (key !== trial?.key && standing() === 'undecided') void check();
  });
  code.onDidChangeModelContent(({ changes }) => {
    // Without the focus it is the widget that replaces, and its next match must not wait.
    if (code.hasTextFocus()) for (const { text } of changes) untriedChars += text.length;
    if (untriedChars > maxUntriedChars) allowed.clear();
    clearTimeout(timer);
    timer = setTimeout(() => void check(), restMs);
  });
  code.onWillChangeModel(() => {
    held.drop('called-off');
    allowed.clear();
  });
  code.onDidChangeModel(() => {
    refused = '';
    void check();
  });
  code.onDidDispose(() => {
    clearTimeout(timer);
    trial?.stop.abort();
  });
}

/** Has Monaco search anew, with what is allowed now. */
function searchAgain(state: FindState): void {
  state.change({ isRegex: false }, false, false);
  state.change({ isRegex: true }, false, false);
}
