import { useMemo, useRef, type ReactNode, type UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { copyLetter } from '../../engine/findings.ts';
import type { Range } from '../../engine/index.ts';
import { copyColour } from '../editor/flag-marks.ts';
import { revealSelected } from '../state/flags.ts';
import type { OpenDocument } from '../state/store.ts';
import type { Pair } from './actions.ts';
import { excerptOf, type Excerpt } from './excerpts.ts';
import { depthOf, useOpenedAt } from './opened-at.ts';
import { SideText, type Piece } from './side-text.tsx';
import { diffTexts, type DiffPart } from './text-diff.ts';

interface DuplicateSidesProps {
  readonly document: OpenDocument;
  /** Where the copies stand now. */
  readonly ranges: readonly Range[];
  /** The two copies to compare. */
  readonly pair: Pair;
  /** Copies that would go. */
  readonly goes: ReadonlySet<number>;
}

const nowhere: Range = { start: 0, end: 0 };

const piecesOf = (parts: readonly DiffPart[], side: 'left' | 'right'): Piece[] =>
  parts.filter((part) => part[side] !== '').map((part) => ({ text: part[side], same: part.same }));

/** Two copies side by side, letter by letter, each in its context; they scroll together. */
export function DuplicateSides(props: DuplicateSidesProps): ReactNode {
  const { document, ranges, pair, goes } = props;
  const { ref } = document;
  const [left, right] = pair;
  const a = excerptOf(ref, ranges[left] ?? nowhere);
  const b = excerptOf(ref, ranges[right] ?? nowhere);
  // The comparison is what costs, and most renders change neither text.
  const parts = useMemo(() => diffTexts(a.text, b.text), [a.text, b.text]);
  const sides = [
    { index: left, excerpt: a, pieces: piecesOf(parts, 'left') },
    { index: right, excerpt: b, pieces: piecesOf(parts, 'right') },
  ];
  const scroll = useLinkedScroll();
  const container = useOpenedAt(`${left} ${right}`);
  return (
    <div ref={container} className="sides">
      {sides.map(({ index, excerpt, pieces }) => (
        <Side key={index} index={index} excerpt={excerpt} going={goes.has(index)} documentRef={ref}>
          {/* A scrolling area is reached by keyboard only if it can have the focus. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="side-text" lang={document.analysis.language} tabIndex={0} {...scroll}>
            <SideText excerpt={excerpt} pieces={pieces} />
          </div>
        </Side>
      ))}
    </div>
  );
}

interface SideProps {
  readonly index: number;
  readonly excerpt: Excerpt;
  readonly going: boolean;
  readonly documentRef: string;
  readonly children: ReactNode;
}

function Side({ index, excerpt, going, documentRef, children }: SideProps): ReactNode {
  const { t } = useTranslation();
  const letter = copyLetter(index);
  const { line, lastLine } = excerpt;
  const where =
    line === lastLine
      ? t('review.place.line', { line })
      : t('review.place.lines', { from: line, to: lastLine });
  return (
    <section
      className="side"
      data-copy={copyColour(index)}
      data-going={going}
      aria-label={t('review.side.copy', { letter, line })}
    >
      <button
        type="button"
        className="side-head"
        title={t('review.side.show')}
        onClick={() => revealSelected(documentRef, index)}
      >
        <span className="side-letter">{letter}</span>
        <span className="side-where">
          {where} ·{' '}
          {excerpt.startsParagraph ? t('review.place.startsParagraph') : t('review.place.midParagraph')}
        </span>
      </button>
      {children}
    </section>
  );
}

/** Sides of one comparison scroll together, the beginnings of the copies on one height. */
function useLinkedScroll(): { onScroll: (event: UIEvent<HTMLElement>) => void } {
  const leader = useRef<{ element: HTMLElement; until: number } | null>(null);
  return {
    onScroll: (event) => {
      const element = event.currentTarget;
      const now = performance.now();
      // The other side's own scroll event, caused by ours, must not drive us back.
      if (leader.current && leader.current.element !== element && now < leader.current.until) return;
      leader.current = { element, until: now + 120 };
      const isAtEnd = element.scrollTop >= element.scrollHeight - element.clientHeight - 1;
      const seenPx = element.scrollTop - copyDepth(element);
      for (const other of element.closest('.sides')?.querySelectorAll<HTMLElement>('.side-text') ?? []) {
        // What stands around the copies differs in length, and all of it can be read.
        if (other !== element) other.scrollTop = isAtEnd ? other.scrollHeight : seenPx + copyDepth(other);
      }
    },
  };
}

function copyDepth(text: HTMLElement): number {
  const copy = text.querySelector('.side-copy');
  return copy === null ? 0 : depthOf(copy, text);
}
