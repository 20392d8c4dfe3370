import { callChannel, dispatch, dropChannel, type Handlers, type Result } from '../contract/index.ts';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { isAppAddress } from './app-protocol.ts';

/** Whose calls are answered by whom. */
export type HandlersOf = (contents: WebContents) => Handlers | undefined;

/** The one place where it is decided who may call: the top frame of one of our windows, while it shows our page. */
function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isAppAddress(frame.url);
}

/** The one channel that calls come in by. */
export function answerCalls(handlersOf: HandlersOf, report: (error: unknown) => void): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const handlers = isTrusted(event) ? handlersOf(event.sender) : undefined;
    if (handlers === undefined) {
      return Promise.resolve({
        ok: false,
        error: { code: 'invalid-call', message: 'not a window of Galley' },
      });
    }
    return dispatch(handlers, name, input, report);
  });
}

/** What a person drops at once; more is no drop. */
const maxDropped = 1000;

/** What was dropped on the window, by the paths that the preload found; the page itself cannot call this. */
export function answerDrops(open: (contents: WebContents, paths: readonly string[]) => void): void {
  ipcMain.handle(dropChannel, (event, paths: unknown) => {
    if (!isTrusted(event) || !Array.isArray(paths) || paths.length > maxDropped) return;
    const named = paths.filter((path): path is string => typeof path === 'string' && path !== '');
    open(event.sender, named);
  });
}
