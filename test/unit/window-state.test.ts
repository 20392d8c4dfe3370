import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from '../../src/main/window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  isMaximised: false,
});

describe('where the window opens', () => {
  test('as last time', () => {
    expect(placeWindow(at(100, 50), [screen])).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
    expect(placeWindow(at(2000, 50), [screen, second])).toMatchObject({ x: 2000 });
  });

  test.each([
    ['on a screen that is gone', at(2000, 50)],
    ['all but a sliver beyond the edge', at(1900, 50)],
    ['its title bar above the screen', at(100, -30)],
    ['its title bar below the screen', at(100, 1030)],
  ])('not %s: its size is kept', (_case, state) => {
    expect(placeWindow(state, [screen])).toEqual({ width: 1200, height: 800 });
  });

  test('no larger than the screen that is left of two', () => {
    expect(placeWindow(at(2000, 50, 3840, 2100), [screen])).toEqual({ width: 1920, height: 1040 });
  });

  test('never smaller than it can be used, nor at first larger than the screen', () => {
    expect(placeWindow(at(0, 0, 10, 10), [screen])).toMatchObject({ width: 800, height: 560 });
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      width: 1024,
      height: 600,
    });
  });
});

describe('the saved state', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'galley-state-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('comes back', () => {
    const path = join(folder, 'new', 'window.json');
    writeWindowState(path, { ...at(1, 2), isMaximised: true });
    expect(readWindowState(path)).toEqual({ ...at(1, 2), isMaximised: true });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":1}',
    '{"x":"1","y":2,"width":3,"height":4}',
    '{"x":1.5,"y":2,"width":3,"height":4}',
  ])('is not believed when it is %s', async (text) => {
    await writeFile(join(folder, 'window.json'), text);
    expect(readWindowState(join(folder, 'window.json'))).toBeNull();
  });

  test('need not be there', () => {
    expect(readWindowState(join(folder, 'none.json'))).toBeNull();
  });
});
