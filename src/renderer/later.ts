import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const parts: (() => unknown)[] = [];

/** A part of the window that is not needed for showing a page: loaded once that is done, or when it is asked for. */
export function later<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  parts.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Something that can wait until the first page is shown. */
export function afterStart(work: () => unknown): void {
  parts.push(work);
}

/** The first page has been looked at for a moment. */
const settledMs = 2000;

/** Loads all such parts, so that the first use of one waits for nothing and needs no host. */
export async function loadTheRest(): Promise<void> {
  await new Promise((settled) => setTimeout(settled, settledMs));
  // One by one, each when the window has nothing else to do.
  for (const load of parts.splice(0)) {
    await new Promise((idle) => requestIdleCallback(idle));
    await load();
  }
}
