import type { TFunction } from 'i18next';
import { copyLetters } from '../../engine/findings.ts';
import { removalEdits } from './removal-edits.ts';
import type { Duplicate, Edit, Fix } from '../../engine/index.ts';
import { fixFlag, stet, stetHeadMissing, takeBackStet } from '../state/decisions.ts';
import { setReviewMode } from './review-mode.ts';
import type { Saying } from '../state/phrases.ts';
import type { Flag, OpenDocument } from '../state/store.ts';

/** One thing that can be done with the flag under review. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** Key while the review pane has the focus, in Electron's notation. */
  readonly key: string | undefined;
  readonly primary: boolean;
  /** What it does to the text, to be previewed; null: nothing. */
  readonly edits: readonly Edit[] | null;
  /** Copies of a duplicate that it deletes. */
  readonly going?: Going;
  readonly run: () => void;
}

/** Which copies of a duplicate go. */
export type Going = ReadonlySet<number>;

/** Indexes of two copies, as they stand beside each other. */
export type Pair = readonly [number, number];

/** What the engine advises, or nothing where it gives no advice. */
export function advisedGoing(finding: Duplicate): Going {
  return new Set(finding.suggested?.remove);
}

export function letters(indexes: Iterable<number>, t: TFunction): string {
  const all = copyLetters([...indexes].toSorted((a, b) => a - b));
  const last = all.splice(-2).join(t('review.side.and'));
  return [...all, last].join(t('review.side.comma'));
}

/** Buttons for the flag under review, the advised one first. */
export function actionsFor(
  document: OpenDocument,
  flag: Flag,
  going: Going,
  t: TFunction,
): readonly Action[] {
  const { ref } = document;
  const { finding } = flag;
  const fix: MakeRun = (edits, label, staying) => () => void fixFlag(ref, { flag, edits, label, staying });
  const actions: Action[] =
    finding.kind === 'duplicate'
      ? duplicateActions(finding, going, t, fix)
      : fixActions(finding.fixes, t, fix);
  if (flag.kept) {
    return [
      {
        id: 'take-back',
        label: t('review.act.takeBack'),
        key: 'S',
        primary: true,
        edits: null,
        run: () => takeBackStet(ref, flag),
      },
      ...actions.map((action) => ({ ...action, primary: false })),
    ];
  }
  if (finding.kind === 'orphan-continuation') {
    actions.push({
      id: 'find-head',
      label: t('review.act.findHead'),
      key: 'Enter',
      primary: true,
      edits: null,
      run: () => setReviewMode(flag.key, 'find-head'),
    });
    actions.push({
      id: 'head-missing',
      label: t('review.act.headMissing'),
      key: 'H',
      primary: false,
      edits: null,
      run: () => stetHeadMissing(ref, flag),
    });
  }
  actions.push({
    id: 'stet',
    label: t('review.act.stet'),
    key: 'S',
    primary: actions.length === 0,
    edits: null,
    run: () => stet(ref, flag),
  });
  return actions;
}

/** `staying`: how many copies of a duplicate are left. */
type MakeRun = (edits: readonly Edit[], label: Saying, staying: number) => () => void;

function duplicateActions(finding: Duplicate, going: Going, t: TFunction, makeRun: MakeRun): Action[] {
  const sets: Going[] =
    finding.occurrences.length === 2
      ? orderedPair(going).map((index) => new Set([index]))
      : going.size > 0 && going.size < finding.occurrences.length
        ? [going]
        : [];
  return sets.flatMap((set, place): Action[] => {
    const edits = removalEdits(finding, set);
    if (!edits) return [];
    const label: Saying = (words) => words('review.act.delete', { copies: letters(set, words) });
    return [
      {
        id: `delete-${[...set].join('-')}`,
        label: label(t),
        key: place === 0 ? 'Enter' : 'Shift+Enter',
        primary: place === 0 && finding.severity !== 'info',
        edits,
        going: set,
        run: makeRun(edits, label, finding.occurrences.length - set.size),
      },
    ];
  });
}

/** Whether readings can be taken over from one copy into another. */
export const canMerge = ({ finding, kept }: Flag): boolean =>
  finding.kind === 'duplicate' && finding.match === 'near' && !kept;

/** The copy that would go first; B where nothing is advised. */
function orderedPair(going: Going): Pair {
  return going.has(0) && !going.has(1) ? [0, 1] : [1, 0];
}

function fixActions(fixes: readonly Fix[], t: TFunction, makeRun: MakeRun): Action[] {
  const ordered = [...fixes].toSorted((a, b) => Number(b.suggested) - Number(a.suggested));
  const keys = ['Enter', 'Shift+Enter'];
  return ordered.map((fix, place) => {
    const label: Saying = (words) => words(`finding.fix.${fix.title.code}`, fix.title.params);
    return {
      id: fix.title.code,
      label: label(t),
      key: keys[place],
      primary: place === 0,
      edits: fix.edits,
      run: makeRun(fix.edits, label, 1),
    };
  });
}

/** The first that stays against the first that goes, in reading order. */
export function pairToCompare(copies: number, going: Going): Pair {
  const indexes = Array.from({ length: copies }, (_, index) => index);
  const stays = indexes.find((index) => !going.has(index)) ?? 0;
  const goes = indexes.find((index) => going.has(index) && index !== stays) ?? (stays === 0 ? 1 : 0);
  return stays < goes ? [stays, goes] : [goes, stays];
}
