import type { EncodingName } from '../../contract/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { appWords } from '../i18n/app-words.ts';
import { encodingLabel } from '../shell/numbers.ts';
import { ask } from './dialog-stack.ts';
import { Question } from './question.tsx';

interface Unencodable {
  readonly character: string;
  readonly line: number;
  readonly column: number;
}

const shownPlaces = 8;

function placesOf(data: unknown): readonly Unencodable[] {
  return Array.isArray(data) ? (data as Unencodable[]) : [];
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Names the characters that do not fit, with their places. Answers `utf-8` to save in that. */
export async function explainUnencodable(
  ref: string,
  encoding: EncodingName,
  data: unknown,
): Promise<'utf-8' | null> {
  const places = placesOf(data);
  const t = appWords.t.bind(appWords);
  const rest = places.length - shownPlaces;
  const details = (
    <ul className="dialog-list">
      {places.slice(0, shownPlaces).map((place) => (
        <li key={`${place.line}:${place.column}`}>
          <span className="dialog-character">{place.character}</span>
          <code>{codeOf(place.character)}</code>
          <span>{t('dialog.unencodable.place', { line: place.line, column: place.column })}</span>
        </li>
      ))}
      {rest > 0 && <li>{t('dialog.unencodable.more', { count: rest })}</li>}
    </ul>
  );
  const answer = await ask<'utf-8' | 'go' | null>((answer) => (
    <Question
      title={t('dialog.unencodable.title', { encoding: encodingLabel(encoding) })}
      body={t('dialog.unencodable.body')}
      details={details}
      wide
      choices={[
        { answer: 'utf-8', label: t('dialog.unencodable.saveUtf8') },
        { answer: 'go', label: t('dialog.unencodable.goTo'), look: 'primary' },
      ]}
      answer={answer}
    />
  ));
  const [first] = places;
  if (answer === 'go' && first !== undefined) mosaic.goTo(ref, first.line, first.column);
  return answer === 'utf-8' ? answer : null;
}
