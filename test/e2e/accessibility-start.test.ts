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
  it('on the first screen and in its dialogs', async () => {
    const complaints = await complaintsIn(browser, locale, [], {
      welcome: inAllThemes({ reach: (page) => page.locator('.welcome').waitFor() }),
      palette: inAllThemes(opens('F1', '.pick')),
      shortcuts: opens('Control+/', '.dialog'),
      settings: inAllThemes(opens('Control+,', '.dialog')),
      picker: opens('Control+o', '.picker-row'),
      about: opens('Control+F1', '.dialog'),
      menu: {
        reach: async (page) => {
          await page.getByRole('menuitem').first().click();
          await page.getByRole('menu').waitFor();
        },
      },
    });
    expect(complaints).toEqual({});
  });
});
