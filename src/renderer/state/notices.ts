import type { ErrorCode, EventPayload } from '../../contract/index.ts';
import { getState, setState, type Notice } from './store.ts';

let lastId = 0;

/** Shows a notice until it is dismissed (errors) or has been read (the others; see the shell). */
export function notify(notice: Omit<Notice, 'id'>): void {
  lastId += 1;
  const id = lastId;
  setState({ notices: [...getState().notices, { ...notice, id }] });
}

/** Says what went wrong with a file or folder, and what to do about it. */
export function notifyError(
  code: ErrorCode | EventPayload<'problem'>['code'],
  name: string,
  tone: 'warn' | 'danger' = 'danger',
): void {
  notify({ tone, key: `error.${code}.what`, detailKey: `error.${code}.advice`, params: { name } });
}

export function dismissNotice(id: number): void {
  setState({ notices: getState().notices.filter((notice) => notice.id !== id) });
}

/** Said by a screen reader, not shown. */
export function announce(text: string): void {
  setState({ announcement: { text, count: getState().announcement.count + 1 } });
}
