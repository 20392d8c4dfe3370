import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openWindow, samplePage } from './open-window.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const themes = ['light', 'dark', 'contrast'] as const;
export const locales = ['en', 'zh'] as const;
const samples = { en: 'english-page.txt', zh: 'chinese-page.txt' } as const;

/** Half of the work: axe asks the page what lies over what at every piece of text. */
const colourRule = 'color-contrast';

/** What axe finds, one line a rule: enough to act on. */
async function violations(
  page: Page,
  rules: 'all' | 'colours' | 'all-but-colours',
): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page });
  if (rules === 'colours') builder.withRules(colourRule);
  else builder.withTags(standards);
  if (rules === 'all-but-colours') builder.disableRules(colourRule);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => {
    const [node] = nodes;
    return `${id} (${nodes.length}): ${node?.html.slice(0, 200)} — ${node?.failureSummary?.split('\n')[1]?.trim()}`;
  });
}

/** All rules in the light theme; on a theme only colours depend, and on the language all else. */
async function violationsInThemes(
  page: Page,
  themes: readonly string[],
  seesColours: boolean,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    // Colours on their way would be measured half way. What follows scrolling never ends.
    await page.evaluate(() => {
      const timed = document.getAnimations().filter(({ timeline }) => timeline instanceof DocumentTimeline);
      return Promise.allSettled(timed.map((animation) => animation.finished));
    });
    const complaints = await violations(
      page,
      theme !== 'light' ? 'colours' : seesColours ? 'all' : 'all-but-colours',
    );
    if (complaints.length > 0) found[theme] = complaints;
  }
  return found;
}

interface State {
  readonly reach: (page: Page) => Promise<unknown>;
  /** Its colours are its own and are measured in every theme; the others only repeat what these show. */
  readonly ownColours?: true;
}
type States = Readonly<Record<string, State>>;

/**
 * Goes from state to state, with Escape in between, and looks at each: in the first language at its colours in all themes,
 * which are the same in the other.
 *
 * @returns complaints by state; none where all is well
 */
export async function complaintsIn(
  browser: Browser,
  locale: (typeof locales)[number],
  open: readonly string[],
  states: States,
): Promise<Readonly<Record<string, unknown>>> {
  const text = await samplePage(samples[locale]);
  const window = await openWindow(browser, {
    files: { 'p01.txt': text, 'p02.txt': 'One line.\n', 'p03.txt': text },
    open,
    settings: { theme: 'light', locale },
    context: { reducedMotion: 'reduce' },
  });
  try {
    const found: Record<string, unknown> = {};
    for (const [name, { reach, ownColours }] of Object.entries(states)) {
      await reach(window.page);
      const isFirst = locale === locales[0];
      const complaints = await violationsInThemes(
        window.page,
        ownColours && isFirst ? themes : ['light'],
        isFirst,
      );
      if (Object.keys(complaints).length > 0) found[name] = complaints;
      await window.page.keyboard.press('Escape');
    }
    return window.complaints.length > 0 ? { ...found, 'the window itself': window.complaints } : found;
  } finally {
    await window.close();
  }
}

/** Presses a key and waits for what it opens. */
export const opens = (key: string, selector: string): State => ({
  reach: async (page) => {
    await page.keyboard.press(key);
    await page.locator(selector).first().waitFor();
  },
});

export const inAllThemes = (state: State): State => ({ ...state, ownColours: true });

// axe reads every element of the page: slow on a busy machine.
export const axeTimeoutMs = 240_000;
