import type { CallError, ErrorCode, EventPayload } from '../../contract/index.ts';
import { getState, setState, type Notice } from './store.ts';

let lastId = 0;

const subjectOf = ({ about, key, params }: Omit<Notice, 'id'>): string =>
  about ?? JSON.stringify([key, params]);

/** Shows a notice until it is dismissed (errors) or has been read (the others; see the shell). */
export function notify(notice: Omit<Notice, 'id'>): void {
  lastId += 1;
  const id = lastId;
  const subject = subjectOf(notice);
  const others = getState().notices.filter((other) => subjectOf(other) !== subject);
  setState({ notices: [...others, { ...notice, id }] });
}

/** Of a file or folder: its name, and where in it, where the failure says so. */
export interface FailurePlace {
  readonly name: string;
  /** Counts from 1. */
  readonly line?: number;
}

export function failurePlace({ data }: CallError, name: string): FailurePlace {
  const line = data?.['line'];
  return typeof line === 'number' ? { name, line } : { name };
}

/** Says what went wrong with a file or folder, and what to do about it. */
export function notifyError(
  code: ErrorCode | EventPayload<'problem'>['code'],
  place: FailurePlace,
  tone: 'warn' | 'danger' = 'danger',
): void {
  notify({ tone, key: `error.${code}.what`, detailKey: `error.${code}.advice`, params: { ...place } });
}

const saidOfOpening = ['permission-denied', 'io', 'internal'] as const;

/** Keys of why a file or folder could not be opened. Of some failures there is other advice than with a page at hand. */
export function notOpenedKeys(code: ErrorCode) {
  const own = saidOfOpening.find((known) => known === code);
  return own === undefined
    ? ({ key: `error.${code}.what`, detailKey: `error.${code}.advice` } as const)
    : ({ key: `error.opening.${own}.what`, detailKey: `error.opening.${own}.advice` } as const);
}

export function notifyNotOpened(code: ErrorCode, place: FailurePlace): void {
  notify({ tone: 'danger', ...notOpenedKeys(code), params: { ...place } });
}

const saidOfSaving = ['not-found', 'not-a-file', 'exists', 'outside-workspace', 'name-too-long'] as const;

/** Why a page could not be saved, and a way to save it elsewhere. */
export function notifyNotSaved(code: ErrorCode, place: FailurePlace, saveElsewhere: () => void): void {
  const own = saidOfSaving.find((known) => known === code);
  const words =
    own === undefined
      ? { key: `error.${code}.what`, detailKey: `error.${code}.advice` }
      : { key: `error.saving.${own}.what`, detailKey: `error.saving.${own}.advice` };
  const action = { key: 'command.file.saveAs', run: saveElsewhere };
  // Where the host is gone there is no elsewhere.
  notify({ tone: 'danger', ...words, params: { ...place }, ...(code === 'host-gone' ? {} : { action }) });
}

export function dismissNotice(id: number): void {
  setState({ notices: getState().notices.filter((notice) => notice.id !== id) });
}

/** Said by a screen reader, not shown. */
export function announce(text: string): void {
  setState({ announcement: { text, count: getState().announcement.count + 1 } });
}
