import { CallFailure } from '../../contract/client.ts';
import { errorCodes } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/index.ts';
import { failurePlace, notifyError, notifyNotOpened, type FailurePlace } from '../state/notices.ts';

/** Of a code that came from outside, the one that there are words for. */
export const knownCode = (code: string): ErrorCode => errorCodes.find((known) => known === code) ?? 'io';

type SayCode = (code: ErrorCode, place: FailurePlace) => void;

/** Says what went wrong with a file or folder. A defect of the program is thrown on. */
export function sayFailure(error: unknown, name: string, say: SayCode = notifyError): void {
  if (!(error instanceof CallFailure)) throw error;
  if (error.error.code === 'cancelled') return;
  say(error.error.code, failurePlace(error.error, name));
}

/** The same of what could not be opened. */
export const sayNotOpened = (error: unknown, name: string): void => sayFailure(error, name, notifyNotOpened);
