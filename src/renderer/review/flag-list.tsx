import { useVirtualizer } from '@tanstack/react-virtual';
import type { TFunction } from 'i18next';
import { Check } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Duplicate, type Finding, oneLine } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { selectFlag, stepFlag } from '../state/selection.ts';
import { getState, type FixRecord, type Flag, type FlagState, type OpenDocument } from '../state/store.ts';
import { matchesShortcut, pressOnFlag } from './pane-keys.ts';
import './flag-list.css';

interface FlagListProps {
  readonly document: OpenDocument;
  /** Flags that the filters let through. */
  readonly shown: readonly Flag[];
  /** Fixed ones that they let through. */
  readonly shownFixes: readonly FixRecord[];
}

type Row = Flag | FixRecord;

const isFixed = (row: Row): row is FixRecord => 'fix' in row;

const idOf = (row: Row): string => (isFixed(row) ? `fixed-${row.key}-${row.version}` : row.key);

/** A fixed row that the editor went to. The flag under review stays what it is; going to another one ends this. */
interface FixLookedAt {
  readonly id: string;
  readonly underReview: string | null;
}

const rowPx = 32;
/** As much as a wide pane shows; what does not fit is cut off by the row itself. */
const quoteChars = 90;
/** Lines of the copies that a row names; a passage may stand there dozens of times. */
const maxLines = 3;

/** So many are there whether they are in view or not: none comes or goes with each flag and each height of the pane. */
const rowsAtOnce = 60;

/** All flags that the filters show, fixed ones among them where asked for; thousands are no burden. */
export function FlagList({ document, shown, shownFixes }: FlagListProps): ReactNode {
  const { t } = useTranslation();
  const rows = useRows(shown, shownFixes);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: rows.length <= rowsAtOnce ? rowsAtOnce : 8,
  });
  const { ref, selected } = document;
  const [lookedAt, setLookedAt] = useState<FixLookedAt | null>(null);
  const fixAt =
    lookedAt?.underReview === selected
      ? rows.findIndex((row) => isFixed(row) && idOf(row) === lookedAt.id)
      : -1;
  const activeAt = fixAt >= 0 ? fixAt : rows.findIndex((row) => !isFixed(row) && row.key === selected);
  const heightPx = virtual.scrollRect?.height;
  useEffect(() => {
    // To scroll is to lay the window out, so not to what is whole in view.
    const seen = virtual.range;
    const isSeen = seen !== null && seen.startIndex < activeAt && activeAt < seen.endIndex;
    if (activeAt >= 0 && !isSeen) virtual.scrollToIndex(activeAt, { align: 'auto' });
  }, [activeAt, virtual, heightPx]);

  const goTo = (row: Row): void => {
    if (!isFixed(row)) {
      selectFlag(ref, row.key, { reveal: true });
      setLookedAt(null);
      return;
    }
    // As it was fixed; what was fixed above it since may have moved it by a few lines.
    mosaic.revealLine(ref, row.line);
    setLookedAt({ id: idOf(row), underReview: getState().documents[ref]?.selected ?? null });
  };

  const stepTo = (step: 1 | -1): void => {
    // The rows may be older than the flag under review, which keys that are held down change faster than they are drawn.
    const now = getState().documents[ref]?.selected ?? null;
    const at = fixAt >= 0 ? fixAt : rows.findIndex((row) => !isFixed(row) && row.key === now);
    const next = at === -1 ? undefined : rows[(at + step + rows.length) % rows.length];
    if (next !== undefined && (fixAt >= 0 || isFixed(next))) goTo(next);
    else stepFlag(step);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const end = event.key === 'Home' ? rows[0] : event.key === 'End' ? rows.at(-1) : undefined;
    if (event.key === 'ArrowDown') stepTo(1);
    else if (event.key === 'ArrowUp') stepTo(-1);
    else if (end) goTo(end);
    // What is mended has no keys of a flag: they would act on the one under review, which is another.
    else if (fixAt >= 0 && ['Enter', 'Escape'].some((key) => matchesShortcut(key, event.nativeEvent)))
      mosaic.focus();
    else if (fixAt >= 0) return;
    else {
      pressOnFlag(event);
      return;
    }
    event.preventDefault();
  };

  if (rows.length === 0) return <p className="flag-list-empty">{t('review.list.nothingShown')}</p>;
  return (
    <div
      ref={scroller}
      className="flag-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('review.list.label')}
      aria-activedescendant={activeAt >= 0 ? `flag-row-${activeAt}` : undefined}
      onClick={({ target }) => {
        const element = target instanceof Element ? target.closest<HTMLElement>('.flag-row') : null;
        const row = rows[Number(element?.dataset['index'])];
        if (row) goTo(row);
      }}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setLookedAt(null);
      }}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row ? (
            <FlagRow
              key={idOf(row)}
              {...rowContent(document.ref, row, t)}
              index={item.index}
              count={rows.length}
              top={item.start}
              language={document.analysis.language}
              active={item.index === activeAt}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

function useRows(shown: readonly Flag[], shownFixes: readonly FixRecord[]): readonly Row[] {
  return useMemo(() => {
    if (shownFixes.length === 0) return shown;
    const rows: readonly Row[] = [...shown, ...shownFixes];
    return rows.toSorted((a, b) => firstStart(a.finding) - firstStart(b.finding));
  }, [shown, shownFixes]);
}

function firstStart(finding: Finding): number {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences[0]?.start ?? 0;
    case 'displaced-continuation':
      return finding.head.start;
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return finding.at.start;
  }
}

/** What a row shows of its flag. */
interface RowContent {
  readonly kind: Finding['kind'];
  readonly severity: Finding['severity'];
  readonly state: FlagState;
  readonly words: string;
  readonly line: number;
  readonly lines: string;
}

function rowContent(ref: string, row: Row, t: TFunction): RowContent {
  const { finding, key } = row;
  const { kind, severity } = finding;
  if (isFixed(row)) {
    const { before, line, fix } = row;
    const said = finding.kind === 'duplicate' ? clipped(before) : rowWords(finding);
    const words = `${fix(t)} · ${said}`;
    return { kind, severity, state: 'fixed', words, line, lines: String(line) };
  }
  const words = finding.kind === 'duplicate' ? clipped(quoteOf(ref, key, finding)) : rowWords(finding);
  const places = mosaic.linesOf(ref, key) ?? [];
  const lines = places.slice(0, maxLines).join(' · ') + (places.length > maxLines ? ' …' : '');
  return {
    kind,
    severity,
    state: row.kept ? 'kept' : 'open',
    words,
    line: places[0] ?? 1,
    lines,
  };
}

interface FlagRowProps extends RowContent {
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly language: string;
  readonly active: boolean;
}

/** Drawn again only where it shows something else: an edit changes few rows. */
const FlagRow = memo(function FlagRow(props: FlagRowProps): ReactNode {
  const { t } = useTranslation();
  const { kind, severity, state, words, line, lines, index } = props;
  return (
    // Presses and keys are the list's: it has the focus, and its rows are its active descendants.
    <div
      id={`flag-row-${index}`}
      data-index={index}
      className="flag-row"
      role="option"
      tabIndex={-1}
      aria-selected={props.active}
      aria-posinset={index + 1}
      aria-setsize={props.count}
      aria-label={t('review.list.spoken', {
        kind: t(`finding.kind.${kind}`),
        words,
        line: t('review.list.line', { line }),
        state: t(`review.list.state.${state}`),
      })}
      data-state={state}
      style={{ top: props.top, height: rowPx }}
    >
      {state === 'open' ? (
        <span className={`flag-dot flag-dot-${kind}`} data-severity={severity} />
      ) : (
        <Check size={13} aria-hidden="true" />
      )}
      <span className="flag-row-words" lang={props.language} title={words}>
        {words}
      </span>
      <span className="flag-row-lines">{lines}</span>
    </div>
  );
});

/** How the passage of a duplicate begins, as it stands in the page now. */
function quoteOf(ref: string, key: string, finding: Finding): string {
  const passage = finding.kind === 'duplicate' ? mosaic.rangesOf(ref, key)?.[0] : undefined;
  if (passage === undefined) return '';
  const { start, end } = passage;
  return mosaic.slice(ref, { start, end: Math.min(end, start + quoteChars + 1) });
}

const clipped = (text: string): string =>
  oneLine(text.slice(0, quoteChars)) + (text.length > quoteChars ? '…' : '');

/** What a row says of a finding: its own words, so that it is found again in the page. */
function rowWords(finding: Exclude<Finding, Duplicate>): string {
  const { params } = finding.message;
  const quote = (name: string): string => oneLine(String(params[name] ?? ''));
  switch (finding.kind) {
    case 'split-paragraph':
      return `…${quote('before')} ¶ ${quote('after')}…`;
    case 'displaced-continuation':
      return `…${quote('head')} → ${quote('tail')}…`;
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return `${quote('quote')}…`;
  }
}
