import type { Page } from 'playwright-core';

/** A span on a thread, as Chromium traces it; µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** What of it the thread had a core for: what else the machine does is not in it. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

interface Task {
  readonly from: number;
  readonly to: number;
  readonly work: number;
}

/** The frame that shows fresh flags is drawn within this long after they were taken in. */
const shownMs = 250;
/** The first keys run code that is not compiled yet. */
const keysBefore = 6;
const keysMeasured = 9;

/**
 * Types into the page's text with Chromium's tracing on.
 *
 * @returns for each key, the work of the UI thread in one frame for the flags' refresh, in ms: the task that takes the
 *   engine's answer in together with the longest one after it, which draws it, as if no frame came in between. What
 *   Monaco does with the key itself is over by then.
 */
export async function refreshFrames(page: Page): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page is of no browser');
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  await countAnswers(page);
  for (let turn = 0; turn < keysBefore; turn++) await press(page);
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  for (let turn = 0; turn < keysMeasured; turn++) await press(page);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  return framesIn(trace.traceEvents);
}

interface Counting {
  answers: number;
}

const countAnswers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counting = window as unknown as Counting;
    counting.answers = 0;
    new PerformanceObserver((list) => {
      counting.answers += list.getEntriesByName('galley-fresh-flags').length;
    }).observe({ type: 'measure' });
  });

async function press(page: Page): Promise<void> {
  const before = await page.evaluate(() => (window as unknown as Counting).answers);
  await page.keyboard.press('x');
  await page.waitForFunction((seen) => (window as unknown as Counting).answers > seen, before, {
    polling: 100,
  });
  await page.waitForTimeout(2 * shownMs);
}

function framesIn(events: readonly TraceEvent[]): readonly number[] {
  // A measure ends on the thread that made it, inside the task that took the answer in.
  const answers = events.filter(({ name, ph }) => name === 'galley-fresh-flags' && ph === 'e');
  const [first] = answers;
  if (!first) throw new Error('no answer of the engine is in the trace');
  const tasks = tasksOf(events, first);
  return answers.map(({ ts }) => {
    const taking = tasks.find(({ from, to }) => from <= ts && ts <= to);
    if (!taking) throw new Error('an answer was taken in outside a task');
    const after = tasks.filter(({ from }) => from >= taking.to && from < taking.to + shownMs * 1000);
    return (taking.work + Math.max(0, ...after.map(({ work }) => work))) / 1000;
  });
}

/** Tasks of a thread that are in no other. */
function tasksOf(events: readonly TraceEvent[], { pid, tid }: TraceEvent): readonly Task[] {
  const tasks: Task[] = [];
  const runs = events
    .filter((event) => event.pid === pid && event.tid === tid && event.name.endsWith('RunTask'))
    .map(({ ts, dur = 0, tdur = dur }) => ({ from: ts, to: ts + dur, work: tdur }))
    .toSorted((a, b) => a.from - b.from);
  for (const run of runs) if (run.from >= (tasks.at(-1)?.to ?? 0)) tasks.push(run);
  return tasks;
}
