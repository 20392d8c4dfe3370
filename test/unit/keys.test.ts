import { describe, expect, test } from 'vitest';
import {
  commandTable,
  keyLabel,
  matchesKey,
  menuGroups,
  menuIds,
  shownKey,
  type KeyPress,
} from '../../src/contract/index.ts';
import { words } from '../../src/words/index.ts';

/** `C-S-p` as a press of a US keyboard: C, M, A, S are Ctrl, Meta, Alt, Shift. */
function press(notation: string, code?: string): KeyPress {
  const pieces = notation.split('-');
  const key = pieces.pop() || '-';
  return {
    key,
    code: code ?? (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key),
    ctrlKey: pieces.includes('C'),
    metaKey: pieces.includes('M'),
    altKey: pieces.includes('A'),
    shiftKey: pieces.includes('S'),
  };
}

describe('which press is which accelerator', () => {
  test.each([
    ['CmdOrCtrl+S', 'C-s', false, true],
    ['CmdOrCtrl+S', 'C-S-S', false, false],
    ['CmdOrCtrl+S', 'M-s', false, false],
    ['CmdOrCtrl+S', 'M-s', true, true],
    ['CmdOrCtrl+S', 'C-s', true, false],
    ['CmdOrCtrl+Shift+P', 'C-S-P', false, true],
    ['F8', 'F8', false, true],
    ['F8', 'S-F8', false, false],
    ['Shift+F8', 'S-F8', false, true],
    ['CmdOrCtrl+Enter', 'C-Enter', false, true],
    ['CmdOrCtrl+Plus', 'C-S-+', false, true],
    ['CmdOrCtrl+Plus', 'C-+', false, true],
    ['CmdOrCtrl+=', 'C-=', false, true],
    ['CmdOrCtrl+,', 'C-,', false, true],
  ] as const)('%s, pressed %s, on a Mac: %s → %s', (accelerator, notation, isMac, expected) => {
    expect(matchesKey(accelerator, press(notation), isMac)).toBe(expected);
  });

  test('a digit is known by its place, whatever Shift or the layout makes of it', () => {
    expect(matchesKey('CmdOrCtrl+Shift+8', press('C-S-*', 'Digit8'), false)).toBe(true);
    expect(matchesKey('CmdOrCtrl+1', press('C-&', 'Digit1'), false)).toBe(true);
  });

  test('with Alt, a letter is known by its place, because macOS types another one', () => {
    expect(matchesKey('Alt+Z', press('A-Ω', 'KeyZ'), true)).toBe(true);
  });

  test('AltGr, which Windows tells as Ctrl and Alt, types and commands nothing', () => {
    for (const { keys } of commandTable) {
      for (const key of keys) expect(matchesKey(key, press('C-A-e'), false)).toBe(false);
    }
  });
});

describe('labels', () => {
  test.each([
    ['CmdOrCtrl+Shift+P', false, 'Ctrl+Shift+P'],
    ['CmdOrCtrl+Shift+P', true, '⇧⌘P'],
    ['CmdOrCtrl+Enter', false, 'Ctrl+⏎'],
    ['F8', true, 'F8'],
    ['Alt+Z', true, '⌥Z'],
    ['CmdOrCtrl+Plus', false, 'Ctrl++'],
  ])('%s (Mac: %s) reads %s', (accelerator, isMac, expected) => {
    expect(keyLabel(accelerator, isMac)).toBe(expected);
  });
});

describe('the command table', () => {
  test('no two commands share a key', () => {
    const keys = commandTable.flatMap((command) => command.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test.each(['desktop', 'browser'] as const)(
    'every command has a key that the %s does not reserve',
    (host) => {
      const without = commandTable.filter((command) => !(command.desktopOnly && host === 'browser'));
      expect(without.filter((command) => shownKey(command, host) === undefined)).toEqual([]);
    },
  );

  test('every command has its name in both languages, and every name its command', () => {
    for (const { command } of [words.en, words.zh]) {
      const named = Object.entries(command).flatMap(([area, names]) =>
        Object.keys(names).map((name) => `${area}.${name}`),
      );
      expect(named.toSorted()).toEqual(commandTable.map(({ id }) => id as string).toSorted());
    }
  });

  test('the menus hold every command that has a place in one, once', () => {
    const placed = menuIds.flatMap((menu) =>
      menuGroups(menu, 'desktop')
        .flat()
        .map(({ id }) => id),
    );
    expect(placed.toSorted()).toEqual(
      commandTable
        .filter(({ menu }) => menu !== null)
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});
