import { runCommand } from '../commands/registry.ts';
import { appWords } from '../i18n/app-words.ts';
import { encodingLabel } from '../shell/numbers.ts';
import { editAllTheSame } from '../state/saving.ts';
import { patchDocument, type OpenDocument } from '../state/store.ts';
import { ask } from './dialog-stack.ts';
import { Question, type Choice } from './question.tsx';

type Answer = 'edit' | 'reopen' | 'copy';

const shownPlaces = 6;

/**
 * Why a page may not be saved as it is, and the ways out.
 *
 * @param reason what the service says, where it was asked
 * @returns `edit` when the editor decided to edit it
 */
export async function explainReadOnly(
  document: OpenDocument,
  reason: NonNullable<OpenDocument['readOnly']> = document.readOnly ?? 'no-permission',
): Promise<'edit' | null> {
  const t = appWords.t.bind(appWords);
  const copy: Choice<Answer> = { answer: 'copy', label: t('dialog.readOnly.saveCopy'), look: 'primary' };
  const bytes: readonly Choice<Answer>[] = [
    { answer: 'edit', label: t('dialog.readOnly.edit') },
    { answer: 'reopen', label: t('dialog.readOnly.reopen'), look: 'primary' },
  ];
  const answer = await ask<Answer | null>((answer) => (
    <Question
      wide
      title={t('dialog.readOnly.title', { name: document.file.name })}
      body={t(`dialog.readOnly.${reason}`, { encoding: encodingLabel(document.encoding) })}
      details={
        reason !== 'no-permission' &&
        document.undecodable.length > 0 && (
          <ul className="dialog-list">
            {document.undecodable.slice(0, shownPlaces).map(({ line, column, bytes }) => (
              <li key={`${line}:${column}`}>{t('dialog.readOnly.place', { line, column, bytes })}</li>
            ))}
          </ul>
        )
      }
      choices={reason === 'no-permission' ? [copy] : bytes}
      answer={answer}
    />
  ));
  if (answer === 'copy') runCommand('file.saveCorrected');
  if (answer === 'reopen') runCommand('file.reopenWithEncoding');
  if (answer !== 'edit') return null;
  editAllTheSame(document.ref);
  patchDocument(document.ref, { savesAllTheSame: true });
  return 'edit';
}
