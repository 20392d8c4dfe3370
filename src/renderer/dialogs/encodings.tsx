import type { EncodingName } from '../../contract/index.ts';
import { sayFailure } from '../files/failures.ts';
import { appWords } from '../i18n/app-words.ts';
import { encodingLabel, encodings } from '../shell/numbers.ts';
import { reloadDocument } from '../state/saving.ts';
import { getState } from '../state/store.ts';
import { ask } from './dialog-stack.ts';
import { PickList } from './later-dialogs.ts';
import { saveOrAsk, settleUnsaved } from './save-flow.tsx';

async function chooseEncoding(title: string, current: EncodingName): Promise<EncodingName | null> {
  const t = appWords.t.bind(appWords);
  const picked = await ask<string | null>((answer) => (
    <PickList
      title={title}
      placeholder={title}
      nothing={t('dialog.palette.nothing')}
      current={current}
      groups={[
        {
          label: title,
          entries: encodings.map((encoding) => ({
            id: encoding,
            label: encodingLabel(encoding),
            detail: t(`dialog.encoding.names.${encoding}`),
            checked: encoding === current,
          })),
        },
      ]}
      answer={answer}
    />
  ));
  return encodings.find((encoding) => encoding === picked) ?? null;
}

/** Reads the file again with an encoding of the editor's choice; unsaved changes are asked about first. */
export async function reopenWithEncoding(ref: string): Promise<void> {
  const document = getState().documents[ref];
  if (document === undefined) return;
  const { name } = document.file;
  const encoding = await chooseEncoding(appWords.t('dialog.encoding.reopen', { name }), document.encoding);
  if (encoding === null || !(await settleUnsaved([ref]))) return;
  try {
    await reloadDocument(ref, encoding);
  } catch (error) {
    sayFailure(error, name);
  }
}

export async function saveWithEncoding(ref: string): Promise<void> {
  const document = getState().documents[ref];
  if (document === undefined) return;
  const title = appWords.t('dialog.encoding.save', { name: document.file.name });
  const encoding = await chooseEncoding(title, document.encoding);
  if (encoding !== null) await saveOrAsk(ref, { encoding });
}
