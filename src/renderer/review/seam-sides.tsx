import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { applyEdits } from '../../engine/edits.ts';
import type { Edit, Finding, Range } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import type { OpenDocument } from '../state/store.ts';
import { breakSign, compact, excerptOf, fromWord, previewOf } from './excerpts.ts';
import { useOpenedAt } from './opened-at.ts';

interface SeamSidesProps {
  readonly document: OpenDocument;
  readonly finding: Finding;
  readonly ranges: readonly Range[];
  /** The fix whose result is shown, at the places where the text stands now; null: none can be shown. */
  readonly edits: readonly Edit[] | null;
}

function Box({ title, tone, children }: { title: string; tone?: 'quiet'; children: ReactNode }): ReactNode {
  return (
    <section className="side" data-tone={tone} aria-label={title}>
      <h3 className="side-head">{title}</h3>
      <div className="side-text">{children}</div>
    </section>
  );
}

/** Both halves with the break between them, and as one; or, for run-together paragraphs, the other way round. */
export function SeamSides({ document, ranges, edits }: SeamSidesProps): ReactNode {
  const { t } = useTranslation();
  const edit = edits?.[0] ?? { start: ranges[0]?.start ?? 0, end: ranges[0]?.end ?? 0, text: '' };
  const { before, removed, inserted, after } = previewOf(document.ref, edit);
  const lang = document.analysis.language;
  // Another fix that is looked at shows another text; one that has moved with the page does not.
  const container = useOpenedAt(`${edit.start - (ranges[0]?.start ?? 0)} ${edit.text}`);
  return (
    <div ref={container} className="sides" lang={lang}>
      <Box title={t('review.side.before')}>
        {compact(before)}
        <del className="seam">{breakSign(removed)}</del>
        {compact(after)}
      </Box>
      <Box title={t('review.side.after')}>
        {edits === null ? (
          <span className="side-context">{t('review.did.moved')}</span>
        ) : (
          <>
            {compact(before)}
            <ins className="seam">{breakSign(inserted) || '\u200b'}</ins>
            {compact(after)}
          </>
        )}
      </Box>
    </div>
  );
}

/** The head that waits, what stands between, and the tail. */
export function DisplacedSides({ document, ranges, edits }: SeamSidesProps): ReactNode {
  const { t } = useTranslation();
  const [head = { start: 0, end: 0 }, tail = { start: 0, end: 0 }] = ranges;
  const shownHead = excerptOf(document.ref, { start: Math.max(head.start, head.end - 90), end: head.end }, 0);
  const shownTail = excerptOf(document.ref, tail, 0);
  const readsOn = edits === null ? shownTail.text.trimStart() : textAfter(document.ref, edits, head.end);
  const initial = movedTo(tail.start, head, edits ?? []);
  const gap = Math.max(0, head.end <= tail.start ? tail.start - head.end : head.start - tail.end);
  return (
    <div className="sides sides-stacked" lang={document.analysis.language}>
      <Box title={`${t('review.side.head')} · ${t('review.place.line', { line: shownHead.lastLine })}`}>
        {`…${compact(fromWord(shownHead.text))}`}
        <ins className="seam">→</ins>
      </Box>
      <p className="sides-gap">{t('review.side.gap', { count: gap })}</p>
      <Box title={`${t('review.side.tail')} · ${t('review.place.line', { line: shownTail.line })}`}>
        {compact(clip(shownTail.text))}
      </Box>
      <Box title={t('review.side.after')}>
        {initial === undefined ? (
          <>
            {`…${compact(fromWord(shownHead.text.trimEnd()))}`}
            <ins>{compact(clip(readsOn, Math.min(90, tail.end - tail.start + 1)))}</ins>
          </>
        ) : (
          <>
            <ins>{initial}</ins>
            {compact(clip(shownTail.text))}
          </>
        )}
      </Box>
    </div>
  );
}

/** What is known of text whose head is missing: it, and what stands before it. */
export function OrphanSides({ document, ranges }: SeamSidesProps): ReactNode {
  const { t } = useTranslation();
  const excerpt = excerptOf(document.ref, ranges[0] ?? { start: 0, end: 0 }, 90);
  return (
    <div className="sides sides-stacked" lang={document.analysis.language}>
      <Box title={`${t('review.side.now')} · ${t('review.place.line', { line: excerpt.line })}`}>
        <span className="side-context">
          {excerpt.cutBefore && '…'}
          {compact(excerpt.before)}
        </span>
        <mark className="side-orphan">{compact(clip(excerpt.text))}</mark>
        <span className="side-context">
          {compact(excerpt.after)}
          {excerpt.cutAfter && '…'}
        </span>
      </Box>
    </div>
  );
}

/**
 * What stands behind an offset once a fix is made. The fix may move the tail to its head, or what stands between them
 * out of the way, whichever is shorter: its edits do not say what will be read.
 */
function textAfter(ref: string, edits: readonly Edit[], offset: number): string {
  const end = Math.max(offset, ...edits.map((edit) => edit.end));
  const behind = edits
    .filter((edit) => edit.start >= offset)
    .map(({ start, end: to, text }) => ({ start: start - offset, end: to - offset, text }));
  return applyEdits(mosaic.slice(ref, { start: offset, end }), behind);
}

/** What the fix moves from a head that goes to the start of its tail, as a large initial; undefined: the head stays. */
function movedTo(tailStart: number, head: Range, edits: readonly Edit[]): string | undefined {
  const goes = edits.some(({ start, end, text }) => start <= head.start && end >= head.end && text === '');
  return goes ? edits.find(({ start }) => start === tailStart)?.text : undefined;
}

const clip = (text: string, maxChars = 400): string =>
  text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
