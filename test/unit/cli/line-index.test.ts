import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../src/cli/line-index.ts';

/** Line and column of every character, as one string: "1:1 1:2 …". */
const positions = (text: string) => {
  const index = new LineIndex(text);
  return Array.from({ length: text.length + 1 }, (_, at) => {
    const { line, column } = index.positionAt(at);
    return `${line}:${column}`;
  }).join(' ');
};

describe('LineIndex', () => {
  it.each([
    ['', '1:1'],
    ['ab', '1:1 1:2 1:3'],
    ['a\nb', '1:1 1:2 2:1 2:2'],
    ['a\r\nb', '1:1 1:2 1:3 2:1 2:2'],
    ['a\rb', '1:1 1:2 2:1 2:2'],
    ['\r\n\r\n', '1:1 1:2 2:1 2:2 3:1'],
    ['a\r\r\nb\n', '1:1 1:2 2:1 2:2 3:1 3:2 4:1'],
    ['😀\n😀', '1:1 1:2 1:3 2:1 2:2 2:3'],
  ])('%j', (text, expected) => {
    expect(positions(text)).toBe(expected);
  });
});
