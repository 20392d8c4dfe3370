import type { FileEntry } from '../../contract/index.ts';
import { setState, type StoreState } from './store.ts';

/** The same file however the window was told of it: by itself, or in a folder where its name is its way from there. */
const isSame = (one: FileEntry, other: FileEntry): boolean =>
  one.place === other.place && one.name.split('/').at(-1) === other.name.split('/').at(-1);

/** Whether unsaved text of an earlier run waits for a file to be opened. */
export const isLeftOver = (session: StoreState['session'], file: FileEntry): boolean =>
  session?.leftOver.some((left) => isSame(left.file, file)) ?? false;

/** There is nothing left of it: it was decided about, or was saved after all. */
export function forgetLeftOver(file: FileEntry): void {
  setState(({ session }) => ({
    session: session && {
      ...session,
      leftOver: session.leftOver.filter((left) => !isSame(left.file, file)),
    },
  }));
}
