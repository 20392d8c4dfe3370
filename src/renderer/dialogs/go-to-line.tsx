import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mosaic } from '../editor/mosaic.ts';
import { activeDocument, getState, type OpenDocument } from '../state/store.ts';
import { ask, type Answering } from './dialog-stack.ts';
import { PickFrame } from './pick-frame.tsx';

interface Place {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

/** `12`, or `12:5` with the column; also with the punctuation of a Chinese keyboard. */
function placeIn(typed: string, lines: number): Place | null {
  const [, line = '', column = '1'] = /^\s*(\d+)\s*(?:[:：,，]\s*(\d+)\s*)?$/.exec(typed) ?? [];
  const place = { line: Number(line), column: Math.max(1, Number(column)) };
  return place.line >= 1 && place.line <= lines ? place : null;
}

function GoToLine({ document, answer }: { document: OpenDocument } & Answering<Place | null>): ReactNode {
  const { t } = useTranslation();
  const hintId = useId();
  const [typed, setTyped] = useState('');
  const lines = mosaic.lineCount(document.ref);
  const place = placeIn(typed, lines);
  const wrong = typed.trim() !== '' && place === null;
  const title = t('status.goToLine');
  return (
    <PickFrame title={title} enterDoes={title} onClose={() => answer(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (place !== null) answer(place);
        }}
      >
        <input
          className="pick-input"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          placeholder={t('status.position', { line: document.cursor.line, column: document.cursor.column })}
          aria-label={title}
          aria-describedby={hintId}
          aria-invalid={wrong}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id={hintId} className="pick-note" data-wrong={wrong}>
          {t('dialog.goToLine.hint', { count: lines })}
        </p>
      </form>
    </PickFrame>
  );
}

/** Asks for a line of the page and puts the cursor there. */
export async function goToLine(): Promise<void> {
  const document = activeDocument(getState());
  if (document === null) return;
  const place = await ask<Place | null>((answer) => <GoToLine document={document} answer={answer} />);
  if (place !== null) mosaic.goTo(document.ref, place.line, place.column);
}
