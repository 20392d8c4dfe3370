import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { compact, type Excerpt } from './excerpts.ts';
import './sides.css';

/** Agreement longer than this is folded: what differs is what the editor looks for. */
const foldBeyondChars = 900;
const keptAtEndChars = 220;

export interface Piece {
  readonly text: string;
  /** As on the other side. */
  readonly same: boolean;
}

function Folded({ text }: { text: string }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open || text.length <= foldBeyondChars) return compact(text);
  const hidden = text.length - 2 * keptAtEndChars;
  return (
    <>
      {compact(text.slice(0, keptAtEndChars))}
      <button
        type="button"
        className="side-fold"
        onClick={() => setOpen(true)}
        title={t('review.side.unfold')}
      >
        … {t('review.side.alike', { count: hidden })} …
      </button>
      {compact(text.slice(-keptAtEndChars))}
    </>
  );
}

/** Text of one side with its differences marked, in its context. */
export function SideText({ excerpt, pieces }: { excerpt: Excerpt; pieces: readonly Piece[] }): ReactNode {
  return (
    <>
      <span className="side-context">
        {excerpt.cutBefore && '…'}
        {compact(excerpt.before)}
      </span>
      <span className="side-copy">
        {pieces.map((piece, index) => (
          // Pieces have no identity of their own: they are what a comparison came to.
          // oxlint-disable-next-line react/no-array-index-key
          <PieceText key={index} piece={piece} />
        ))}
      </span>
      <span className="side-context">
        {compact(excerpt.after)}
        {excerpt.cutAfter && '…'}
      </span>
    </>
  );
}

function PieceText({ piece }: { piece: Piece }): ReactNode {
  if (piece.same) return <Folded text={piece.text} />;
  // Neither struck out nor inserted: which of the two is right is for the editor to say.
  return <mark>{piece.text.replaceAll('\n', '¶\n')}</mark>;
}
