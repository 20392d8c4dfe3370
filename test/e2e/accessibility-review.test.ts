import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeTimeoutMs, complaintsIn, inAllThemes, locales, opens } from '../support/axe.ts';
import { launchChromium } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(locales)('axe finds nothing, in %s,', { timeout: axeTimeoutMs }, (locale) => {
  it('on a page under review, its views and dialogs', async () => {
    const complaints = await complaintsIn(browser, locale, ['.'], {
      page: inAllThemes({
        reach: async (page) => {
          await page.locator('.file-flags').first().waitFor();
          await page.keyboard.press('F8');
        },
      }),
      changes: opens('F2', '.compare-editor'),
      versions: opens('Shift+F2', '.dialog'),
      encodings: opens('F4', '.pick'),
      'first step of the tour': opens('Shift+F1', '.tour'),
    });
    expect(complaints).toEqual({});
  });
});
