import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { likelyHeads, moveToHead, type OrphanContinuation, type Range } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { isFocusLost } from '../shell/focus-home.ts';
import { fixFlag } from '../state/decisions.ts';
import { announce } from '../state/notices.ts';
import { pendingChanges } from '../state/pages.ts';
import { useStore, type Flag, type OpenDocument } from '../state/store.ts';
import { Button } from '../theme/controls/index.ts';
import type { Action } from './actions.ts';
import { fromWord } from './excerpts.ts';
import { moveToHeadElsewhere, searchFolder, showHead, type FoundHead } from './folder-heads.ts';
import './heads.css';

interface HeadFinderProps {
  readonly document: OpenDocument;
  readonly flag: Flag;
  readonly finding: OrphanContinuation;
  readonly ranges: readonly Range[];
  /** What else can be done with the text. */
  readonly actions: readonly Action[];
  readonly onDone: () => void;
}

/** How much of the headless text is weighed against each head. */
const weighedChars = 400;
const shownTailChars = 24;

/** Sentences left open, in this page and then in the folder, that the headless text may continue. */
export function HeadFinder({ document, flag, finding, ranges, actions, onDone }: HeadFinderProps): ReactNode {
  const { t } = useTranslation();
  const { ref } = document;
  const [tail = finding.at] = ranges;
  const tailText = mosaic.slice(ref, {
    start: tail.start,
    end: Math.min(tail.end, tail.start + weighedChars),
  });
  const here = useMemo(() => {
    const heads = likelyHeads(mosaic.textOf(ref), tailText);
    return heads.filter(({ range }) => range.end <= tail.start || range.start >= tail.end);
  }, [ref, tailText, tail.start, tail.end]);
  const workspace = useStore((state) => state.workspace);
  const [elsewhere, setElsewhere] = useState<readonly FoundHead[] | 'searching' | null>(null);
  const search = async () => {
    if (elsewhere === 'searching') return;
    setElsewhere('searching');
    announce(t('review.heads.searching'));
    const found = await searchFolder(workspace?.files ?? [], document.file.file, tailText);
    setElsewhere(found);
    announce(t('review.heads.found', { count: found.length }));
  };
  const join = (head: Range) => {
    if (pendingChanges(ref).length > 0) return;
    const edits = moveToHead(mosaic.textOf(ref), head, tail);
    if (fixFlag(ref, { flag, edits, label: (words) => words('finding.fix.move-tail') })) onDone();
  };
  const lead = tailText.trimStart().slice(0, shownTailChars);
  return (
    <div className="heads">
      <h3>{t('review.heads.inPage')}</h3>
      {here.length === 0 && <p className="heads-none">{t('review.heads.none')}</p>}
      <ul>
        {here.map(({ range }) => (
          <li key={range.end} className="heads-row">
            <button
              type="button"
              className="heads-words"
              lang={document.analysis.language}
              onClick={() => mosaic.reveal(ref, range, true)}
            >
              {headWords(mosaic.slice(ref, range))}
              <mark className="side-orphan">{`${lead}…`}</mark>
            </button>
            <span className="heads-line">
              {t('review.place.line', { line: mosaic.lineAt(ref, range.end) })}
            </span>
            <Button onClick={() => join(range)}>{t('review.heads.join')}</Button>
          </li>
        ))}
      </ul>
      {workspace && (
        <FolderHeads
          found={elsewhere}
          lead={lead}
          onSearch={() => void search()}
          onMove={async (head) => {
            if (await moveToHeadElsewhere(ref, flag, head)) onDone();
          }}
        />
      )}
      <div className="flag-actions">
        {actions.map(({ id, label, key, run }) => (
          <Button key={id} shortcut={key} onClick={run}>
            {label}
          </Button>
        ))}
        <Button look="quiet" shortcut="Esc" onClick={onDone}>
          {t('review.heads.back')}
        </Button>
      </div>
    </div>
  );
}

/** A script with spaces has one between a head and its tail. */
const headWords = (text: string): string =>
  `…${fromWord(text)}${/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd},;]$/u.test(text) ? ' ' : ''}`;

interface FolderHeadsProps {
  readonly found: readonly FoundHead[] | 'searching' | null;
  readonly lead: string;
  readonly onSearch: () => void;
  readonly onMove: (head: FoundHead) => Promise<void>;
}

/** Heads in other files; the search's button goes when it is done, and the focus goes on to what was found. */
function FolderHeads({ found, lead, onSearch, onMove }: FolderHeadsProps): ReactNode {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const isFound = Array.isArray(found);
  useEffect(() => {
    if (isFound && isFocusLost()) title.current?.focus();
  }, [isFound]);
  if (found === null || found === 'searching') {
    return (
      <div>
        <Button onClick={onSearch} aria-busy={found === 'searching'}>
          {t(found === null ? 'review.heads.searchFolder' : 'review.heads.searching')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <h3 ref={title} tabIndex={-1}>
        {t('review.heads.inFolder')}
      </h3>
      {found.length === 0 && <p className="heads-none">{t('review.heads.none')}</p>}
      <ul>
        {found.map((head) => (
          <li key={`${head.file.file}-${head.line}`} className="heads-row heads-row-far">
            <button type="button" className="heads-words" onClick={() => void showHead(head)}>
              {headWords(head.words)}
              <mark className="side-orphan">{`${lead}…`}</mark>
            </button>
            <span className="heads-line">
              {head.file.name} · {t('review.place.line', { line: head.line })}
            </span>
            <Button onClick={() => void onMove(head)}>{t('review.heads.moveThere')}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
