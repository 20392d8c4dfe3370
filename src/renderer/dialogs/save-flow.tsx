import { CallFailure } from '../../contract/client.ts';
import type { EncodingName } from '../../contract/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import type { Picked } from '../files/file-picker.tsx';
import { sayFailure } from '../files/failures.ts';
import { appWords } from '../i18n/app-words.ts';
import { encodingLabel } from '../shell/numbers.ts';
import { notify, notifyNotSaved } from '../state/notices.ts';
import { followFile, reloadDocument, saveCopy, saveDocument, type SaveOptions } from '../state/saving.ts';
import { getState, patchDocument, setState, type OpenDocument } from '../state/store.ts';
import { ask } from './dialog-stack.ts';
import { FilePicker } from './later-dialogs.ts';
import { Question } from './question.tsx';
import { explainReadOnly } from './read-only.tsx';
import { explainUnencodable } from './unencodable.tsx';

const t = appWords.t.bind(appWords);

/** Saves, and asks where the service cannot decide. @returns whether the document is saved now */
export async function saveOrAsk(ref: string, options: SaveOptions = {}): Promise<boolean> {
  const document = getState().documents[ref];
  if (document === undefined) return false;
  if (document.readOnly !== null && options.force !== true) {
    return (await explainReadOnly(document)) === 'edit' && saveOrAsk(ref, { ...options, force: true });
  }
  try {
    await saveDocument(ref, { force: document.savesAllTheSame, ...options });
    return true;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return afterFailedSave(document, options, error);
  }
}

/** Reasons of `read-only` that the editor can decide about. */
const oddBytes = ['undecodable', 'not-round-trip'] as const;

async function afterFailedSave(
  document: OpenDocument,
  options: SaveOptions,
  failure: CallFailure,
): Promise<boolean> {
  const { ref } = document;
  switch (failure.error.code) {
    case 'changed-on-disk': {
      patchDocument(ref, { disk: stateOnDisk(failure) });
      const answer = await askAboutDisk(ref, failure.error.data?.['to']);
      if (answer === 'followed') return saveOrAsk(ref, options);
      return answer === 'keep' && saveOrAsk(ref, { ...options, overwrite: true });
    }
    case 'unencodable': {
      const encoding = options.encoding ?? document.encoding;
      const answer = await explainUnencodable(ref, encoding, failure.error.data?.['characters']);
      return answer === 'utf-8' && saveOrAsk(ref, { ...options, encoding: 'utf-8' });
    }
    case 'read-only': {
      const reason = oddBytes.find((known) => known === failure.error.data?.['reason']);
      const answer = await explainReadOnly(document, reason ?? 'no-permission');
      return answer === 'edit' && saveOrAsk(ref, { ...options, force: true });
    }
    default:
      sayNotSaved(failure, document);
      return false;
  }
}

/** Why a page, or a copy beside it, was not saved. A defect of the program is thrown on. */
function sayNotSaved(error: unknown, { ref, file }: OpenDocument): void {
  sayFailure(error, file.name, (code, place) => notifyNotSaved(code, place, () => void saveAs(ref)));
}

/** What the failure of a save says has become of the file. */
function stateOnDisk({ error }: CallFailure): OpenDocument['disk'] {
  const state = error.data?.['state'];
  return state === 'deleted' || state === 'moved' ? state : 'changed';
}

/**
 * The file on disk became another one, or is not there. Compare opens the view for it, reload takes it; both end the
 * save.
 *
 * @param to where it was moved, if that is known
 */
export async function askAboutDisk(ref: string, to: unknown): Promise<'keep' | 'followed' | null> {
  const document = getState().documents[ref];
  if (document === undefined) return null;
  if (typeof to === 'string') return askAboutMove(document, to);
  const { name } = document.file;
  const deleted = document.disk !== 'changed';
  const answer = await ask<'keep' | 'reload' | 'compare' | null>((answer) => (
    <Question
      title={t(deleted ? 'dialog.disk.deletedTitle' : 'dialog.disk.title', { name })}
      body={t(deleted ? 'dialog.disk.deletedBody' : 'dialog.disk.body')}
      wide
      choices={[
        {
          answer: 'keep',
          label: t(deleted ? 'dialog.disk.writeAgain' : 'dialog.disk.keep'),
          look: deleted ? 'primary' : 'plain',
        },
        ...(deleted
          ? []
          : [
              { answer: 'reload', label: t('dialog.disk.reload') } as const,
              { answer: 'compare', label: t('dialog.disk.compare'), look: 'primary' } as const,
            ]),
      ]}
      answer={answer}
    />
  ));
  if (answer === 'keep') return 'keep';
  if (answer === 'compare') setState({ active: ref, view: 'disk' });
  if (answer === 'reload') {
    try {
      await reloadDocument(ref);
    } catch (error) {
      sayFailure(error, name);
    }
  }
  return null;
}

async function askAboutMove(document: OpenDocument, to: string): Promise<'keep' | 'followed' | null> {
  const { ref, file } = document;
  const answer = await ask<'keep' | 'follow' | null>((answer) => (
    <Question
      title={t('dialog.disk.movedTitle', { name: file.name })}
      body={t('dialog.disk.movedBody', { place: to })}
      wide
      choices={[
        { answer: 'keep', label: t('dialog.disk.keepHere') },
        { answer: 'follow', label: t('dialog.disk.follow'), look: 'primary' },
      ]}
      answer={answer}
    />
  ));
  if (answer !== 'follow') return answer;
  return (await follow(ref)) ? 'followed' : null;
}

/** Goes on with a page where its file was moved. @returns whether it does; if not, it was said why */
export async function follow(ref: string): Promise<boolean> {
  const name = getState().documents[ref]?.file.name ?? '';
  try {
    const file = await followFile(ref);
    notify({ tone: 'ok', key: 'dialog.disk.followed', params: { name: file.name } });
    return true;
  } catch (error) {
    sayFailure(error, name);
    return false;
  }
}

/** Writes NAME.corrected.EXT beside the file. @returns whether it did */
export async function saveCorrected(ref: string, encoding?: EncodingName): Promise<boolean> {
  const document = getState().documents[ref];
  if (document === undefined) return false;
  try {
    const copy = await saveCopy(ref, { kind: 'corrected' }, encoding);
    notify({ tone: 'ok', key: 'dialog.saved.copy', params: { name: copy.name } });
    return true;
  } catch (error) {
    if (!(error instanceof CallFailure) || error.error.code !== 'unencodable') {
      sayNotSaved(error, document);
      return false;
    }
    const answer = await explainUnencodable(
      ref,
      encoding ?? document.encoding,
      error.error.data?.['characters'],
    );
    return answer === 'utf-8' && saveCorrected(ref, 'utf-8');
  }
}

/** Asks for a place and writes a copy there. */
export async function saveAs(ref: string): Promise<void> {
  const document = getState().documents[ref];
  if (document === undefined) return;
  if (getState().session?.nativeDialogs) {
    await tryCopy(document, { kind: 'choose' });
    return;
  }
  const picked = await ask<Picked | null>((answer) => (
    <FilePicker wants="into" suggestedName={document.file.name} answer={answer} />
  ));
  if (picked?.kind === 'into') {
    const { folder, name } = picked;
    await tryCopy(document, { kind: 'into', folder: folder.folder, name, overwrite: false });
  }
}

async function tryCopy(document: OpenDocument, target: Parameters<typeof saveCopy>[1]): Promise<void> {
  try {
    const copy = await saveCopy(document.ref, target);
    notify({ tone: 'ok', key: 'dialog.saved.copy', params: { name: copy.name } });
  } catch (error) {
    const taken = error instanceof CallFailure && error.error.code === 'exists' && target.kind === 'into';
    if (!taken) {
      sayFailure(error, target.kind === 'into' ? target.name : document.file.name);
      return;
    }
    const replace = await ask<true | null>((answer) => (
      <Question
        title={t('dialog.exists.title', { name: target.name })}
        body={t('dialog.exists.body')}
        choices={[{ answer: true, label: t('dialog.exists.replace'), look: 'danger' }]}
        answer={answer}
      />
    ));
    if (replace) await tryCopy(document, { ...target, overwrite: true });
  }
}

/** What Ctrl+S does by the settings. */
export async function save(ref: string): Promise<void> {
  const { settings, documents } = getState();
  if (settings.saveMode === 'corrected-copy') {
    await saveCorrected(ref);
    return;
  }
  const encoding = documents[ref]?.encoding;
  if (!(await saveOrAsk(ref))) return;
  const now = getState().documents[ref];
  if (now === undefined || now.encoding === encoding) return;
  notify({
    tone: 'ok',
    key: 'dialog.saved.encoding',
    params: { name: now.file.name, encoding: encodingLabel(now.encoding) },
  });
}

/**
 * What Ctrl+S does, for every page with unsaved changes. One that cannot be saved is asked or told about, and the others are
 * saved all the same.
 */
export async function saveAll(): Promise<void> {
  const { order, documents, settings } = getState();
  const unsaved = order.filter((ref) => documents[ref]?.dirty === true);
  let count = 0;
  for (const ref of unsaved) {
    const isSaved = await (settings.saveMode === 'corrected-copy' ? saveCorrected(ref) : saveOrAsk(ref));
    if (isSaved) count += 1;
  }
  notify({ tone: count === unsaved.length ? 'ok' : 'info', key: 'dialog.saved.all', params: { count } });
}

/** Asks about unsaved changes of these documents. @returns false: the editor wants to go on working */
export async function settleUnsaved(refs: readonly string[]): Promise<boolean> {
  const { documents } = getState();
  const unsaved = refs.filter((ref) => documents[ref]?.dirty === true);
  const [first] = unsaved;
  if (first === undefined) return true;
  const answer = await ask<'save' | 'discard' | null>((answer) => (
    <Question
      title={
        unsaved.length === 1
          ? t('dialog.unsaved.title', { name: documents[first]?.file.name ?? '' })
          : t('dialog.unsaved.titleSeveral', { count: unsaved.length })
      }
      body={t('dialog.unsaved.body')}
      details={
        unsaved.length > 1 && (
          <ul className="dialog-list">
            {unsaved.map((ref) => (
              <li key={ref}>{documents[ref]?.file.name}</li>
            ))}
          </ul>
        )
      }
      choices={[
        { answer: 'discard', label: t('dialog.unsaved.discard'), look: 'danger' },
        { answer: 'save', label: t('dialog.unsaved.save'), look: 'primary' },
      ]}
      answer={answer}
    />
  ));
  if (answer === null) return false;
  if (answer === 'discard') return true;
  for (const ref of unsaved) {
    setState({ active: ref });
    // Asked once more: what was typed while a save ran is not in it.
    if (!(await saveOrAsk(ref)) || mosaic.isDirty(ref)) return false;
  }
  return true;
}
