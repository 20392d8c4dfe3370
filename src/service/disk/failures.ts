import { HostError, type ErrorCode } from '../../contract/errors.ts';

const bySystemCode: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ENAMETOOLONG: 'name-too-long',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EEXIST: 'exists',
};

/** The operating system's code of an error: `ENOENT`; empty if it has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export const isNotFound = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(systemCode(error));

/** Something else has the name: a folder, a pipe, a device. */
export const isNoFile = (error: unknown): boolean =>
  error instanceof HostError && error.error.code === 'not-a-file';

/** An error of the file system as the value that crosses the contract; what is no such error is thrown on as it is. */
export function diskError(error: unknown, place: string): unknown {
  if (error instanceof HostError) return error;
  const system = systemCode(error);
  if (system === '') return error;
  return failure(bySystemCode[system] ?? 'io', place, { system }, error);
}

export function failure(
  code: ErrorCode,
  place: string,
  data: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): HostError {
  const detail = cause instanceof Error ? `: ${cause.message}` : '';
  return new HostError(
    { code, message: `${code} at ${place}${detail}`, data: { place, ...data } },
    { cause },
  );
}

/** Runs one piece of disk work; what the file system says becomes an error value with the place in it. */
export async function atPlace<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, place);
  }
}
