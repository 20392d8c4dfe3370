import { describe, expect, test } from 'vitest';
import { requestMessages } from '../../src/contract/index.ts';
import { jsonPieces, textPieces } from '../../src/contract/long-text.ts';

describe('a frame with a long text', () => {
  test.each(['a😀b😀', '😀😀😀', '\ud800x\udc00', '"\\\n\u0000\u2028', '第一段，第二段。', '__proto__'])(
    'is the same JSON in pieces as in one: %j',
    (text) => {
      const frame = {
        kind: 'answer',
        id: 1,
        result: { ok: true, value: { text, more: [text], none: undefined } },
      };
      for (const pieceLength of [1, 2, 3, 100]) {
        expect(JSON.parse([...jsonPieces(frame, pieceLength)].join(''))).toEqual(
          JSON.parse(JSON.stringify(frame)),
        );
        expect([...textPieces(text, pieceLength)].join('')).toBe(text);
      }
    },
  );

  test('in the other direction it goes ahead of its request', () => {
    const text = '字😀'.repeat(1_000_000);
    const messages = requestMessages({
      id: 3,
      name: 'document.save',
      input: { document: 'd', text },
      answered: 1,
    });
    const last = JSON.parse(messages.pop()!) as unknown;
    expect(last).toEqual({
      id: 3,
      name: 'document.save',
      input: { document: 'd', text: '' },
      answered: 1,
      textCame: true,
    });
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.map((message) => JSON.parse(message.slice(1)) as string).join('')).toBe(text);
    expect(requestMessages({ id: 4, name: 'x', input: { text: 'short' }, answered: 4 })).toHaveLength(1);
  });
});
