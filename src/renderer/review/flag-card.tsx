import type { TFunction } from 'i18next';
import {
  memo,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { percentAlike, percentSure } from '../../engine/findings.ts';
import type { Duplicate, Edit, Finding, Range } from '../../engine/index.ts';
import { shiftEdits } from '../analysis/shift.ts';
import { useCommand } from '../commands/use-command.ts';
import { mosaic } from '../editor/mosaic.ts';
import { later } from '../later.ts';
import { isFocusLost, wasFocusIn } from '../shell/focus-home.ts';
import { matchesShortcut, provideFlagKeys } from './pane-keys.ts';
import { alike } from '../state/decisions.ts';
import { expectFix, pendingChanges } from '../state/pages.ts';
import { flagLength } from '../state/spoken.ts';
import { useStore, type Flag, type OpenDocument } from '../state/store.ts';
import { visibleFlags } from '../state/visible-flags.ts';
import { Button, Tag } from '../theme/controls/index.ts';
import { actionsFor, canMerge, letters, type Action, type Going, type Pair } from './actions.ts';
import { compareNext, useCopiesCompared, useCopiesGoing } from './copies-going.ts';
import { peekAtCopy } from './peek-at-copy.ts';
import { CopyChoice } from './copy-choice.tsx';
import { CopyLosses } from './copy-losses.tsx';
import { DuplicateSides } from './duplicate-sides.tsx';
import { MergeView } from './merge-view.tsx';
import { finishReviewMode, setReviewMode, useReviewMode, type ReviewMode } from './review-mode.ts';
import { DisplacedSides, OrphanSides, SeamSides } from './seam-sides.tsx';
import { showActions } from './show-actions.ts';

interface FlagCardProps {
  readonly document: OpenDocument;
  readonly flag: Flag;
}

/** Weighing heads takes the engine's tables of characters, which nothing else on this thread needs. */
const HeadFinder = later(async () => (await import('./head-finder.tsx')).HeadFinder);

/** The flag under review: what it is, both sides of it, why, and what can be done. */
export function FlagCard({ document, flag }: FlagCardProps): ReactNode {
  const { t } = useTranslation();
  const { finding, key } = flag;
  const ranges = mosaic.rangesOf(document.ref, key);
  const going = useCopiesGoing(flag);
  const pair = useCopiesCompared(flag);
  const mode = useReviewMode(key);
  const setMode = (next: ReviewMode): void => setReviewMode(key, next);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const actions = actionsFor(document, flag, going, t);
  const edits = shownEdits(document.ref, actions, previewed);
  const card = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (edits) expectFix(document.ref, edits);
  });

  // The card before is gone in this very moment, and with it the focus if it had it: a key that comes next finds this one.
  useLayoutEffect(() => {
    if (!isFocusLost() || !wasFocusIn('review')) return undefined;
    card.current?.focus({ preventScroll: true });
    const shown = setTimeout(showActions);
    return () => clearTimeout(shown);
  }, []);

  // A button that was pressed goes away with its flag; the focus stays in the pane. On its way from one button to the next
  // it is nowhere, too, and a button that loses it renders: whether it is lost shows when it could have arrived.
  useEffect(() => {
    if (!isFocusLost()) return undefined;
    const check = setTimeout(() => {
      if (!isFocusLost()) return;
      card.current?.focus({ preventScroll: true });
      showActions();
    });
    return () => clearTimeout(check);
  });

  const focusCard = (): void => card.current?.focus({ preventScroll: true });

  const onKeyDown = (event: KeyboardEvent): void => {
    // Its keys are its own.
    if (event.target instanceof HTMLSelectElement && event.key !== 'Escape') return;
    const fromList = event.currentTarget !== card.current;
    const onButton =
      event.target !== event.currentTarget && (event.target as HTMLElement).closest('button') !== null;
    const action = actions.find((candidate) => matchesShortcut(candidate.key, event.nativeEvent));
    if (event.key === 'm' && canMerge(flag)) {
      event.preventDefault();
      focusCard();
      setMode(mode === 'merge' ? 'sides' : 'merge');
    } else if (event.key === 'p' && finding.kind === 'duplicate' && ranges) {
      event.preventDefault();
      peekAtCopy(document.ref, flag, ranges, t);
    } else if (matchesShortcut('C', event.nativeEvent) && isOfSeveral(finding)) {
      event.preventDefault();
      compareNext(flag);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (mode !== 'sides') setMode('sides');
      else if (!mosaic.unpeek()) mosaic.focus();
    } else if (mode === 'merge' && event.key === 'Enter' && !onButton && finishReviewMode()) {
      event.preventDefault();
    } else if (action && isOffered(action, mode) && !(onButton && event.key === 'Enter')) {
      event.preventDefault();
      // Who goes through the list goes on there, unless the flag has something to choose from now.
      if (!fromList || action.id === 'find-head') focusCard();
      action.run();
    }
  };
  const keys = useRef(onKeyDown);
  useLayoutEffect(() => {
    keys.current = onKeyDown;
  });
  useEffect(() => provideFlagKeys((event) => keys.current(event)), []);

  return (
    // A region whose keys act on the flag: it is what a screen reader's user stands in, and takes the focus itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={card}
      className="flag-card"
      role="group"
      aria-label={t('review.flag')}
      tabIndex={-1}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <FlagTitle finding={finding} kept={flag.kept} />
      {isOfSeveral(finding) && (
        <CopyChoice finding={finding} documentRef={document.ref} flag={flag} going={going} pair={pair} />
      )}
      {mode === 'merge' && finding.kind === 'duplicate' && ranges ? (
        <MergeView
          document={document}
          flag={flag}
          finding={finding}
          ranges={ranges}
          pair={pair}
          onDone={() => setMode('sides')}
        />
      ) : mode === 'find-head' && finding.kind === 'orphan-continuation' && ranges ? (
        <Suspense fallback={<p role="status">{t('review.heads.searching')}</p>}>
          <HeadFinder
            document={document}
            flag={flag}
            finding={finding}
            ranges={ranges}
            actions={actions.filter((action) => isOffered(action, mode))}
            onDone={() => setMode('sides')}
          />
        </Suspense>
      ) : (
        <>
          <div className="flag-read">
            {ranges && (
              <Sides
                document={document}
                finding={finding}
                ranges={ranges}
                pair={pair}
                going={going}
                edits={edits}
              />
            )}
            <Reasons finding={finding} />
          </div>
          {finding.kind === 'duplicate' && ranges && (
            <CopyLosses document={document} finding={finding} ranges={ranges} actions={actions} />
          )}
          <div className="flag-actions">
            {actions.map((action) => (
              <Button
                key={action.id}
                look={action.primary ? 'primary' : 'plain'}
                shortcut={action.key}
                onClick={() => {
                  focusCard();
                  action.run();
                }}
                onMouseEnter={() => setPreviewed(action.id)}
                onFocus={() => setPreviewed(action.id)}
                onMouseLeave={() => setPreviewed(null)}
                onBlur={() => setPreviewed(null)}
              >
                {action.label}
              </Button>
            ))}
            {canMerge(flag) && (
              <Button shortcut="M" onClick={() => setMode('merge')}>
                {t('review.act.merge')}
              </Button>
            )}
            {finding.kind === 'duplicate' && ranges && (
              <Button shortcut="P" onClick={() => peekAtCopy(document.ref, flag, ranges, t)}>
                {t('review.act.peek')}
              </Button>
            )}
            {!flag.kept && <StetAll document={document} flag={flag} />}
          </div>
        </>
      )}
    </div>
  );
}

/** While heads are looked for, what can be done where there is none; the keys of a merge are its own. */
const isOffered = ({ id }: Action, mode: ReviewMode): boolean =>
  mode === 'sides' || (mode === 'find-head' && id !== 'find-head');

/** Only where there is more than this one. */
function StetAll({ document, flag }: FlagCardProps): ReactNode {
  const { t } = useTranslation();
  const { shortcut, run } = useCommand('review.stetAllAlike');
  const filters = useStore((state) => state.filters);
  const sensitivity = useStore((state) => state.settings.sensitivity);
  // Thousands are compared, and the card is drawn more often than they change.
  const { flags } = document;
  const count = useMemo(
    () => alike(visibleFlags({ flags }, filters, sensitivity), flag).length,
    [flags, flag, filters, sensitivity],
  );
  if (count < 2) return null;
  return (
    <Button look="quiet" shortcut={shortcut} onClick={run}>
      {t('review.act.stetAll', { count })}
    </Button>
  );
}

/** Which copies stay and which are compared is for the editor to choose. */
const isOfSeveral = (finding: Finding): finding is Duplicate =>
  finding.kind === 'duplicate' && finding.occurrences.length > 2;

/** The edits to preview, at the places where the text stands now. */
function shownEdits(
  ref: string,
  actions: readonly Action[],
  previewed: string | null,
): readonly Edit[] | null {
  const action = actions.find((candidate) => candidate.id === previewed && candidate.edits) ?? actions[0];
  return action?.edits ? shiftEdits(action.edits, pendingChanges(ref)) : null;
}

function FlagTitle({ finding, kept }: { finding: Finding; kept: boolean }): ReactNode {
  const { t } = useTranslation();
  const length = flagLength(finding);
  const percent = percentSure(finding.confidence);
  return (
    <div className="flag-title">
      <span className={`flag-dot flag-dot-${finding.kind}`} aria-hidden="true" />
      <h2>{t(`finding.kind.${finding.kind}`)}</h2>
      {finding.kind === 'duplicate' && (
        <Tag>
          {finding.match === 'exact'
            ? t('review.exact')
            : t('review.near', { similarity: percentAlike(finding.similarity) })}
        </Tag>
      )}
      {length > 0 && <Tag>{t('review.characters', { count: length })}</Tag>}
      {isOfSeveral(finding) && <Tag>{t('review.copies', { count: finding.occurrences.length })}</Tag>}
      {kept && <Tag tone="ok">{t('review.list.state.kept')}</Tag>}
      <span className="flag-confidence" title={t('review.severityHint', { percent })}>
        {t(`finding.severity.${finding.severity}`)} {t('review.confidence', { percent })}
      </span>
    </div>
  );
}

interface SidesProps {
  readonly document: OpenDocument;
  readonly finding: Finding;
  readonly ranges: readonly Range[];
  readonly pair: Pair;
  readonly going: Going;
  readonly edits: readonly Edit[] | null;
}

function Sides({ document, finding, ranges, pair, going, edits }: SidesProps): ReactNode {
  switch (finding.kind) {
    case 'duplicate':
      return <DuplicateSides document={document} ranges={ranges} pair={pair} goes={going} />;
    case 'split-paragraph':
    case 'fused-paragraphs':
      return <SeamSides document={document} finding={finding} ranges={ranges} edits={edits} />;
    case 'displaced-continuation':
      return <DisplacedSides document={document} finding={finding} ranges={ranges} edits={edits} />;
    case 'orphan-continuation':
      return <OrphanSides document={document} finding={finding} ranges={ranges} edits={edits} />;
  }
}

interface ReasonsProps {
  readonly finding: Finding;
}

/** They stay the same objects where a finding has moved. */
const sameReasons = ({ finding: before }: ReasonsProps, { finding: after }: ReasonsProps): boolean =>
  before.reasons === after.reasons &&
  before.severity === after.severity &&
  suggestedOf(before) === suggestedOf(after);

const suggestedOf = (finding: Finding) => (finding.kind === 'duplicate' ? finding.suggested : null);

const Reasons = memo(function Reasons({ finding }: ReasonsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="flag-why">
      <p>{reasonsTitle(finding, t)}</p>
      <ul>
        {finding.reasons.map((reason) => {
          const words = t(`finding.reason.${reason.code}`, reason.params);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    </div>
  );
}, sameReasons);

function reasonsTitle(finding: Finding, t: TFunction): string {
  if (finding.reasons.length === 0) return t('review.why.none');
  if (finding.severity === 'info') return t('review.why.legitimate');
  if (finding.kind !== 'duplicate') return t('review.why.flagged');
  const { suggested } = finding;
  if (!suggested) return t('review.why.noAdvice');
  return t('review.why.remove', { copies: letters(suggested.remove, t) });
}
