import type { CommandHandlers } from '../commands/registry.ts';
import { applyInComparison, revertInComparison, stepInComparison } from '../editor/compare-steps.ts';
import { mosaic } from '../editor/mosaic.ts';
import { focusPane } from '../shell/panes.ts';
import { stet, stetAllAlike } from '../state/decisions.ts';
import { announce } from '../state/notices.ts';
import { phrases } from '../state/phrases.ts';
import { stepFlag } from '../state/selection.ts';
import { spokenFlag } from '../state/spoken.ts';
import {
  activeDocument,
  getState,
  setState,
  type Flag,
  type OpenDocument,
  type StoreState,
  type View,
} from '../state/store.ts';
import { isVisible } from '../state/visible-flags.ts';
import { actionsFor, canMerge } from './actions.ts';
import { copiesGoing } from './copies-going.ts';
import { peekAtCopy } from './peek-at-copy.ts';
import { finishReviewMode, setReviewMode } from './review-mode.ts';
import { showActions } from './show-actions.ts';

/** What the commands of the review do. */

interface UnderReview {
  readonly document: OpenDocument;
  readonly flag: Flag;
}

/** Nothing where another view covers the page or the filters hide the flag: a key must not mend what is not seen. */
function underReview(state: StoreState): UnderReview | null {
  if (state.view !== 'page') return null;
  const document = activeDocument(state);
  const flag = document?.flags.find((other) => other.key === document.selected);
  if (!document || !flag || !isVisible(flag, state.filters, state.settings.sensitivity)) return null;
  return { document, flag };
}

const hasFlag = (state: StoreState): boolean => underReview(state) !== null;
const hasPage = (state: StoreState): boolean => state.active !== null;
const isDuplicate = (state: StoreState): boolean => underReview(state)?.flag.finding.kind === 'duplicate';

/** Of more copies than two the card says which go. */
function isPair(state: StoreState): boolean {
  const finding = underReview(state)?.flag.finding;
  return finding?.kind === 'duplicate' && finding.occurrences.length === 2;
}

function withFlag(run: (under: UnderReview) => void): () => void {
  return () => {
    const under = underReview(getState());
    if (under) run(under);
  };
}

function runAction(pick: (ids: readonly string[]) => string | undefined): () => void {
  return withFlag(({ document, flag }) => {
    const actions = actionsFor(document, flag, copiesGoing(flag), phrases());
    const id = pick(actions.map((action) => action.id));
    actions.find((action) => action.id === id)?.run();
  });
}

const acceptSuggestion = runAction(([first]) => first);

function accept(): void {
  if (!applyInComparison() && !finishReviewMode()) acceptSuggestion();
}

const isPreview = ({ view }: StoreState): boolean => view === 'accept' || view === 'unwrap';

/** Goes to a flag and gives the review pane the focus, so that its single keys act on it. */
function step(direction: 1 | -1): void {
  if (stepInComparison(direction)) return;
  if (!stepFlag(direction)) {
    announce(phrases()('review.spokenClean'));
    return;
  }
  focusPane('review');
  requestAnimationFrame(showActions);
  const page = activeDocument(getState());
  if (page) announce(spokenFlag(page));
}

function peek({ document, flag }: UnderReview): void {
  const { finding, key } = flag;
  const ranges = mosaic.rangesOf(document.ref, key);
  if (finding.kind === 'duplicate' && ranges) peekAtCopy(document.ref, flag, ranges, phrases());
}

const toggleView = (view: View) => () => setState((state) => ({ view: state.view === view ? 'page' : view }));

export const reviewCommands: CommandHandlers = {
  'review.next': { run: () => step(1), enabled: hasPage },
  'review.previous': { run: () => step(-1), enabled: hasPage },
  'review.accept': { run: accept, enabled: (state) => isPreview(state) || hasFlag(state) },
  'review.removeCopyA': {
    run: runAction((ids) => ids.find((id) => id === 'delete-0')),
    enabled: isPair,
  },
  'review.removeCopyB': {
    run: runAction((ids) => ids.find((id) => id === 'delete-1')),
    enabled: isPair,
  },
  'review.stet': { run: withFlag(({ document, flag }) => stet(document.ref, flag)), enabled: hasFlag },
  'review.merge': {
    run: withFlag(({ flag }) => setReviewMode(flag.key, 'merge')),
    enabled: (state) => {
      const flag = underReview(state)?.flag;
      return flag !== undefined && canMerge(flag);
    },
  },
  'review.peek': { run: withFlag(peek), enabled: isDuplicate },
  'review.findHead': {
    run: withFlag(({ flag }) => setReviewMode(flag.key, 'find-head')),
    enabled: (state) => underReview(state)?.flag.finding.kind === 'orphan-continuation',
  },
  'review.stetAllAlike': {
    run: withFlag(({ document, flag }) => stetAllAlike(document.ref, flag)),
    enabled: hasFlag,
  },
  'review.changes': { run: toggleView('changes'), enabled: hasPage },
  'review.revertChange': { run: revertInComparison, enabled: (state) => state.view === 'changes' },
  'review.acceptAllCertain': { run: toggleView('accept'), enabled: hasPage },
  'edit.unwrapLines': { run: toggleView('unwrap'), enabled: hasPage },
};
