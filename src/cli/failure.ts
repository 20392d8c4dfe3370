import type { cli } from '../words/en/cli.ts';
import { fill, type Phrases } from './phrases.ts';

export type FailureCode = keyof typeof cli.failure;

/** Why a file could not be processed: a value, because the other files go on. */
export interface Failure {
  readonly code: FailureCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Carries a failure out of a deep place; caught where the next file begins. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  constructor(code: FailureCode, params: Failure['params'] = {}, options?: ErrorOptions) {
    super(code, options);
    this.failure = { code, params };
  }
}

const bySystemCode: Readonly<Record<string, FailureCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EISDIR: 'not-a-file',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EFBIG: 'too-large',
  ERR_FS_FILE_TOO_LARGE: 'too-large',
  ERR_STRING_TOO_LONG: 'too-large',
};

export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const detail = error instanceof Error ? error.message : String(error);
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = bySystemCode[systemCode];
  if (code) return { code, params: {} };
  return { code: systemCode ? 'io' : 'internal', params: { detail } };
}

export const failureText = (failure: Failure, phrases: Phrases): string =>
  fill(phrases.cli.failure[failure.code], failure.params);
