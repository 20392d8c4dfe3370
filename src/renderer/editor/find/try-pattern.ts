import type { PatternTrial, TrialNews } from './pattern-trial.ts';

/** What a search may take: Monaco searches again at every change of the text, on the thread that draws the window. */
const limitMs = 500;

/**
 * Searches off the thread that draws the window, so that a pattern that backtracks for ever can be stopped.
 *
 * @returns whether it took less than half a second; never fails
 */
export function tryPattern(trial: PatternTrial, signal: AbortSignal): Promise<boolean> {
  const worker = new Worker(new URL('./pattern.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (isQuick: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(isQuick);
    };
    signal.addEventListener('abort', () => end(false), { once: true });
    worker.addEventListener('error', () => end(false));
    worker.addEventListener('message', ({ data }: MessageEvent<TrialNews>) => {
      if (data === 'done') end(true);
      else timer = setTimeout(() => end(false), limitMs);
    });
    worker.postMessage(trial);
  });
}
