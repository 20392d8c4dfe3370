import { ChevronDown, ChevronUp, CircleAlert, CircleCheck } from 'lucide-react';
import { memo, useDeferredValue, useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useCommand } from '../commands/use-command.ts';
import { nextFlaggedFile, type FlaggedFile } from '../files/flagged-files.ts';
import { giveFocusBack } from '../shell/focus-home.ts';
import { resetFilters, setFilters } from '../state/filters.ts';
import { checkAgain } from '../state/pages.ts';
import { isAnalysed, useStore, type Filters, type Flag, type OpenDocument } from '../state/store.ts';
import { openFlags, visibleFixes, visibleFlags } from '../state/visible-flags.ts';
import { Button, IconButton, Tag } from '../theme/controls/index.ts';
import { FlagCard } from './flag-card.tsx';
import { FlagFilters } from './flag-filters.tsx';
import { FlagList } from './flag-list.tsx';
import './review.css';

/** Everything about the flags of the page that is shown. */
export function ReviewPane({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  const filters = useStore((state) => state.filters);
  const sensitivity = useStore((state) => state.settings.sensitivity);
  const { flags, fixed } = document;
  const shown = useMemo(() => visibleFlags({ flags }, filters, sensitivity), [flags, filters, sensitivity]);
  const kept = useMemo(() => flags.filter((other) => other.kept).length, [flags]);
  const at = shown.findIndex((flag) => flag.key === document.selected);
  const flag = shown[at];
  const waiting = document.analysis.state === 'running' && !isAnalysed(document.analysis);
  const nothingAtAll = flags.length === 0 && fixed.length === 0;
  return (
    <div className="review">
      <div className="review-upper">
        <Progress at={at} count={waiting ? null : shown.length} fixed={fixed.length} kept={kept} />
        {flag ? (
          <FlagCard key={flag.key} document={document} flag={flag} />
        ) : waiting ? (
          <p className="review-checking" role="status">
            {t('review.checking')}
          </p>
        ) : (
          <NothingShown document={document} shownCount={shown.length} />
        )}
      </div>
      {!waiting && !nothingAtAll && (
        <LowerLater
          key={document.ref}
          document={document}
          shown={shown}
          filters={filters}
          sensitivity={sensitivity}
        />
      )}
    </div>
  );
}

interface LowerProps {
  readonly document: OpenDocument;
  readonly shown: readonly Flag[];
  readonly filters: Filters;
  readonly sensitivity: number;
}

/** The flag under review is drawn with the key that changes it; the list of thousands follows, and gives way to the next key. */
function LowerLater({ document, shown, filters, sensitivity }: LowerProps): ReactNode {
  const now = useMemo(
    () => ({ document, shown, filters, sensitivity }),
    [document, shown, filters, sensitivity],
  );
  return <Lower {...useDeferredValue(now)} />;
}

const Lower = memo(function Lower({ document, shown, filters, sensitivity }: LowerProps): ReactNode {
  const { t } = useTranslation();
  const { fixed } = document;
  const shownFixes = useMemo(() => visibleFixes(fixed, filters, sensitivity), [fixed, filters, sensitivity]);
  return (
    <div className="review-lower">
      <h3 className="review-heading">{t('review.list.title')}</h3>
      <FlagFilters document={document} filters={filters} sensitivity={sensitivity} />
      <FlagList document={document} shown={shown} shownFixes={shownFixes} />
    </div>
  );
});

interface ProgressProps {
  /** Index of the flag under review among those that are shown; −1: none is. */
  readonly at: number;
  /** null: they are not known yet. */
  readonly count: number | null;
  readonly fixed: number;
  readonly kept: number;
}

/** Its buttons cost more to draw than the flag under review, and most edits leave it as it is. */
const Progress = memo(function Progress({ at, count, fixed, kept }: ProgressProps): ReactNode {
  const { t } = useTranslation();
  const next = useCommand('review.next');
  const previous = useCommand('review.previous');
  return (
    <div className="review-progress">
      <span className="review-position">
        {count === null
          ? ''
          : at >= 0
            ? t('review.position', { at: at + 1, count })
            : t('review.positionNone', { count })}
      </span>
      {fixed + kept > 0 && <Tag>{t('review.progress', { fixed, kept })}</Tag>}
      <span className="stretch" />
      <IconButton
        icon={ChevronUp}
        label={t('review.previous')}
        shortcut={previous.shortcut}
        disabled={!count}
        onClick={previous.run}
      />
      <IconButton
        icon={ChevronDown}
        label={t('review.next')}
        shortcut={next.shortcut}
        disabled={!count}
        onClick={next.run}
      />
    </div>
  );
});

interface NothingProps {
  /** The words are said when they come or change. */
  readonly said?: boolean;
  readonly failed?: boolean;
  /** Something in it has the focus instead. */
  readonly focusInside?: boolean;
  readonly children: ReactNode;
}

/** In place of the flag under review: the focus, which was in the flag that went, has a place here. */
function Nothing({ said = false, failed = false, focusInside = false, children }: NothingProps): ReactNode {
  useEffect(() => giveFocusBack());
  return (
    <div
      className="review-nothing"
      {...(focusInside ? {} : { tabIndex: -1, 'data-pane-focus': true })}
      {...(said ? { role: 'status' } : {})}
      {...(failed ? { 'data-failed': true } : {})}
    >
      {children}
    </div>
  );
}

/** The way on from a page that is done; many of a folder have nothing to decide. */
function NextFlagged({ next }: { next: FlaggedFile }): ReactNode {
  const { t } = useTranslation();
  const { label, shortcut, run } = useCommand('file.nextFlagged');
  return (
    <>
      <Button look="primary" shortcut={shortcut} onClick={run} data-pane-focus>
        {label}
      </Button>
      <p className="review-next">{t('review.clean.next', { name: next.file.name, count: next.flags })}</p>
    </>
  );
}

/** In place of flags where the engine failed: the page can be read, edited and saved all the same. */
function NotChecked({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  return (
    <Nothing failed>
      <CircleAlert size={30} strokeWidth={1.4} aria-hidden="true" />
      <h2>{t('review.failed.title')}</h2>
      <p>{t('review.failed.body')}</p>
      <Button onClick={() => checkAgain(document.ref)}>{t('review.failed.again')}</Button>
    </Nothing>
  );
}

/** No flag is under review: none was found, all are dealt with, or the filters hide them. */
function NothingShown({ document, shownCount }: { document: OpenDocument; shownCount: number }): ReactNode {
  const { t } = useTranslation();
  const nextFlag = useCommand('review.next');
  const next = useStore(useShallow(nextFlaggedFile));
  const changes = useCommand('review.changes');
  const filters = useStore((state) => state.filters);
  const kept = document.flags.filter((flag) => flag.kept).length;
  const fixed = document.fixed.length;
  const open = openFlags(document.flags);
  const info = document.flags.filter((flag) => !flag.kept && flag.finding.severity === 'info').length;
  if (document.analysis.state === 'failed') return <NotChecked document={document} />;
  if (shownCount > 0) {
    return (
      <Nothing>
        <Button look="primary" shortcut={nextFlag.shortcut} onClick={nextFlag.run}>
          {t('review.next')}
        </Button>
      </Nothing>
    );
  }
  if (open > 0) {
    return (
      <Nothing>
        <p>{t('review.list.hidden', { count: open })}</p>
        <Button onClick={resetFilters}>{t('review.list.reset')}</Button>
      </Nothing>
    );
  }
  const done = fixed + kept > 0;
  return (
    <Nothing said focusInside={next !== null}>
      <CircleCheck size={30} strokeWidth={1.4} aria-hidden="true" />
      <h2>{t(done ? 'review.clean.doneTitle' : 'review.clean.title')}</h2>
      <p>
        {fixed > 0
          ? t('review.clean.doneBody', { fixed, kept })
          : done
            ? t('review.clean.keptBody', { count: kept })
            : t(document.analysis.sideBySide.length > 0 ? 'review.clean.bodyBesides' : 'review.clean.body')}
      </p>
      {fixed > 0 && (
        <Button shortcut={changes.shortcut} onClick={changes.run}>
          {changes.label}
        </Button>
      )}
      {next && <NextFlagged next={next} />}
      {info > 0 && !filters.severities.has('info') && (
        <p>
          {t('review.clean.info', { count: info })}{' '}
          <button
            type="button"
            className="review-link"
            onClick={() => setFilters({ severities: new Set([...filters.severities, 'info']) })}
          >
            {t('review.clean.showInfo')}
          </button>
        </p>
      )}
    </Nothing>
  );
}
