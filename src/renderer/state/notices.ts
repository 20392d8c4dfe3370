import { getState, setState, type Notice } from './store.ts';

let lastId = 0;

/** Shows a notice until it is dismissed (errors) or has been read (the others; see the shell). */
export function notify(notice: Omit<Notice, 'id'>): void {
  lastId += 1;
  const id = lastId;
  setState({ notices: [...getState().notices, { ...notice, id }] });
}

export function dismissNotice(id: number): void {
  setState({ notices: getState().notices.filter((notice) => notice.id !== id) });
}

/** Said by a screen reader, not shown. */
export function announce(text: string): void {
  setState({ announcement: { text, count: getState().announcement.count + 1 } });
}
