/** What can go wrong, by code. The words for each are in `src/words`. */
export const errorCodes = [
  'invalid-call', // the message does not fit the contract
  'not-found', // file, folder, document, version is not there
  'not-a-file',
  'no-text-files', // a folder without any
  'one-folder', // a second one was asked for at once: a window lists one
  'permission-denied',
  'binary-file',
  'too-large',
  'line-too-long', // for a window; data: {line: which, from 1}
  'undecodable',
  'unencodable', // data: {characters: [{character, line, column}]}
  'changed-on-disk', // data: {state: 'changed' | 'deleted' | 'moved' | 'revision', to: where it is, if moved}
  'read-only',
  'disk-full',
  'name-too-long',
  'busy', // another program holds the file
  'outside-workspace', // a path the host did not hand out
  'exists',
  'cancelled',
  'unsupported-here', // e.g. a native dialog in the browser host
  'verify-failed', // what was read back is not what was written
  'host-gone', // said by the window itself: its host does not let it in any more, or no longer knows its documents
  'io',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error is a value: it crosses the wire as it is. `message` is English, for logs; the window shows words by code. */
export interface CallError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CallError };

/** Thrown by handlers; crosses the wire as its value. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly error: CallError;
  constructor(error: CallError, options?: ErrorOptions) {
    super(error.message, options);
    this.error = error;
  }
}
