import { HostError } from '../service/index.ts';
import { cli as cliEn } from '../words/en/cli.ts';
import { fill, type Phrases } from './phrases.ts';

export type FailureCode = keyof typeof cliEn.failure;

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

const systemFailures: Readonly<Record<string, FailureCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  ENAMETOOLONG: 'name-too-long',
  ENOSPC: 'disk-full',
  EROFS: 'read-only',
  ERR_STRING_TOO_LONG: 'too-large',
  ERR_WORKER_OUT_OF_MEMORY: 'too-large',
};

export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof HostError) return hostFailure(error);
  const detail = error instanceof Error ? error.message : String(error);
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = systemFailures[systemCode];
  if (code) return { code, params: {} };
  return { code: systemCode ? 'io' : 'internal', params: { detail } };
}

function hostFailure({ error: { code, message, data } }: HostError): Failure {
  if (!Object.hasOwn(cliEn.failure, code)) return { code: 'io', params: { detail: message } };
  const encoding = typeof data?.['encoding'] === 'string' ? { encoding: data['encoding'] } : {};
  return { code: code as FailureCode, params: { detail: message, ...encoding } };
}

export const failureText = (failure: Failure, phrases: Phrases): string =>
  fill(phrases.cli.failure[failure.code], failure.params);
