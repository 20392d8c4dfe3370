import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Rectangle;
  readonly isMaximised: boolean;
}

export const smallest = { width: 800, height: 560 } as const;
const atFirst = { width: 1360, height: 880 } as const;

/** A window must show at least so much of itself on a screen to be got hold of. */
const reachableWidth = 160;
const reachableHeight = 60;

const isInteger = (value: unknown): value is number => Number.isInteger(value);

/** null: never saved, or not a state (a file of another version, or broken): the window opens as at first. */
export function readWindowState(path: string): WindowState | null {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null) return null;
  const { x, y, width, height, isMaximised } = given as Record<string, unknown>;
  if (!isInteger(x) || !isInteger(y) || !isInteger(width) || !isInteger(height)) return null;
  return { bounds: { x, y, width, height }, isMaximised: isMaximised === true };
}

/** At once, because the process may end right after the window. @throws where the folder cannot be written */
export function writeWindowState(path: string, { bounds, isMaximised }: WindowState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify({ ...bounds, isMaximised }));
  renameSync(`${path}.new`, path);
}

/** Where to open: as last time if that can still be seen on one of the screens, else in the middle of the first. */
export function placeWindow(
  state: WindowState | null,
  screens: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  if (state === null) return fitting(atFirst, screens[0]);
  const { x, y } = state.bounds;
  const width = Math.max(smallest.width, state.bounds.width);
  const height = Math.max(smallest.height, state.bounds.height);
  const isReachable = screens.some((screen) => {
    const seenWidth = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
    const isTitleSeen = y >= screen.y && y + reachableHeight <= screen.y + screen.height;
    return seenWidth >= reachableWidth && isTitleSeen;
  });
  return isReachable ? { x, y, width, height } : fitting({ width, height }, screens[0]);
}

type Size = Pick<Rectangle, 'width' | 'height'>;

/** In the middle of a smaller screen a window would have its title bar above the edge. */
function fitting(size: Size, screen: Rectangle | undefined): Size {
  if (screen === undefined) return size;
  return { width: Math.min(size.width, screen.width), height: Math.min(size.height, screen.height) };
}
