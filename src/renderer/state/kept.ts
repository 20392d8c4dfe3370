import { CallFailure } from '../../contract/client.ts';
import { host } from './host.ts';
import { notifyError } from './notices.ts';
import type { OpenDocument } from './store.ts';

/** Has the host remember which findings of a page stay as they are; what goes wrong is told as a notice. */
export function rememberKept({ ref, file }: OpenDocument, kept: ReadonlySet<string>): void {
  host()
    .call('document.keep', { document: ref, kept: [...kept] })
    .catch((error: unknown) => {
      if (!(error instanceof CallFailure)) throw error;
      notifyError(error.error.code, { name: file.name }, 'warn');
    });
}
