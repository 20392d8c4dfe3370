import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { typeAndKill } from '../support/typed-into-killed-host.ts';

/** Typed text is safe within one second, however long the page is. */
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('a second after the last key the host is killed, and all that was typed is offered', () => {
  it.each([
    [5, ['改', 'x', ' two words', '再改']],
    [20, ['改', 'x', ' two words', '再改']],
  ])('in a page of %i MB', async (megabytes, words) => {
    const { content, offered, longestTaskMs } = await typeAndKill(browser, megabytes * 1e6, words);
    const wanted = words.map((_, index) => words.slice(0, index + 1).join(''));
    // What stands before the file's own text.
    const found = offered.map((text) =>
      text?.endsWith(content) === true ? text.slice(0, -content.length) : null,
    );
    const lost = found.filter((text, index) => text !== wanted[index]).length;
    process.stdout.write(
      `page of ${megabytes} MB: killed ${offered.length} times a second after the last key, lost ${lost}; ` +
        `longest task of the window while typing ${Math.round(longestTaskMs)} ms\n`,
    );
    expect(found).toEqual(wanted);
  });
});
