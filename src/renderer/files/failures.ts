import { CallFailure } from '../../contract/client.ts';
import { notify } from '../state/notices.ts';

/** Says what went wrong with a file or folder. A defect of the program is thrown on. */
export function sayFailure(error: unknown, name: string): void {
  if (!(error instanceof CallFailure)) throw error;
  if (error.error.code === 'cancelled') return;
  notify({ tone: 'danger', key: `error.${error.error.code}`, params: { name } });
}
