import { sayFailure } from '../files/failures.ts';
import { appWords } from '../i18n/app-words.ts';
import { formatTime } from '../shell/numbers.ts';
import { leaveRecovered, takeRecovered } from '../state/saving.ts';
import { getState, useStore, type OpenDocument } from '../state/store.ts';
import { ask } from './dialog-stack.ts';
import { Question } from './question.tsx';

async function offer(document: OpenDocument, savedAt: string): Promise<void> {
  const t = appWords.t.bind(appWords);
  const { ref } = document;
  const { name } = document.file;
  const answer = await ask<'restore' | 'discard' | null>((answer) => (
    <Question
      title={t('dialog.recovery.title')}
      body={t('dialog.recovery.body', { name, time: formatTime(savedAt, getState().locale) })}
      choices={[
        { answer: 'discard', label: t('dialog.recovery.discard'), look: 'danger' },
        { answer: 'restore', label: t('dialog.recovery.restore'), look: 'primary' },
      ]}
      refuse={t('dialog.recovery.later')}
      answer={answer}
    />
  ));
  if (answer === null) return;
  try {
    if (answer === 'restore') await takeRecovered(ref);
    else await leaveRecovered(ref);
  } catch (error) {
    sayFailure(error, name);
  }
}

/** Offers unsaved text of an earlier run as soon as its page is shown; once a page. @returns stops offering */
export function offerRecovery(): () => void {
  const offered = new Set<string>();
  const look = () => {
    const { active, documents } = getState();
    const document = active === null ? undefined : documents[active];
    if (!document?.recovered || offered.has(document.ref)) return;
    offered.add(document.ref);
    void offer(document, document.recovered.savedAt);
  };
  look();
  return useStore.subscribe(look);
}
