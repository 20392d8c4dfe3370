import { afterEach, expect, it, vi } from 'vitest';
import { reportOnTerminal } from '../../../src/service/harmless.ts';

afterEach(() => vi.restoreAllMocks());

it('the name of a file in an error cannot steer the terminal that the program was started from', () => {
  let written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  reportOnTerminal(new Error('io at /pages/\u001b]0;owned\u0007\u009b2J\u202etxt.exe\nnext line'));
  reportOnTerminal('\u001b[2J');
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(written).toContain('owned');
  expect(written).toContain('\nnext line');
});
