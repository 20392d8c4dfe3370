import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingKind } from '../../src/engine/findings.ts';
import { axeTimeoutMs, complaintsIn, inAllThemes, locales, opens } from '../support/axe.ts';
import { launchChromium } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The kinds of flags by their mark in the list, which is the same in all languages. */
const goTo = (page: Page, kind: FindingKind) =>
  page
    .locator('.flag-row', { has: page.locator(`.flag-dot-${kind}`) })
    .last()
    .click();

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
      counts: {
        reach: async (page) => {
          await page.locator('.frame-status [aria-haspopup=dialog]').click();
          await page.locator('.text-counts').waitFor();
        },
      },
      'certain fixes': inAllThemes(opens('Control+Shift+a', '.accept-row')),
      unwrapping: opens('Control+j', '.compare'),
      merge: inAllThemes({
        reach: async (page) => {
          await goTo(page, 'duplicate');
          await page.locator('.flag-card').press('m');
          await page.locator('.merge').waitFor();
        },
      }),
      'head finder': {
        reach: async (page) => {
          await goTo(page, 'orphan-continuation');
          await page.keyboard.press('Control+Shift+f');
          await page.locator('.heads').waitFor();
        },
      },
      'filters, with a flag fixed and one kept': inAllThemes({
        reach: async (page) => {
          await goTo(page, 'orphan-continuation');
          await page.locator('.flag-card').press('s');
          await page.keyboard.press('F9');
          await page.locator('.flag-filters [aria-expanded]').click();
          for (const state of [1, 2]) await page.locator('.flag-filters-more .chip').nth(state).click();
          await page.locator('.flag-row[data-state=fixed]').first().waitFor();
        },
      }),
      'changed text': inAllThemes(opens('F2', '.compare-editor .char-delete, .compare-editor .line-delete')),
      'report, whose colours are the same in all themes': {
        reach: async (page) => {
          await page.keyboard.press('Control+p');
          // Scripts are shut out of the report, axe's too: here they are let in.
          await page.locator('.report-frame').evaluate((frame: HTMLIFrameElement) => {
            frame.setAttribute('sandbox', 'allow-scripts');
            frame.srcdoc += ' ';
          });
          await page.frameLocator('.report-frame').locator('h1').waitFor();
        },
      },
      'question on closing': opens('Control+F10', '.dialog'),
    });
    expect(complaints).toEqual({});
  });
});
