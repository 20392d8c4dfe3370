import type { Edit, Finding } from '../../engine/index.ts';
import { readUpdate } from './findings-update.ts';
import type { Change, FromWorker, ToWorker } from './messages.ts';

/** A worker that is busy with an overtaken text for longer than this is replaced: waiting would cost more. */
const patienceMs = 1500;

/** Typing goes on for a moment; a page is analysed when the hand rests. Long pages cost more and wait longer. */
function restMs(lengthChars: number): number {
  if (lengthChars < 50_000) return 15;
  return lengthChars < 200_000 ? 40 : 160;
}

/**
 * The first key after a pause is often the only one, so nothing is waited for. If more follow, what was begun is in vain,
 * and done with before the hand rests where an analysis takes no longer than this.
 */
const quickMs = 400;
const pauseMs = 600;

/** Who types, or has just opened a page, may go on; who has not for so long reads, and the engine has time. */
const readingMs = 2000;

/** Who goes from flag to flag waits for the next one to be drawn, and decides nothing sooner than this. */
const glanceMs = 100;

/** Of longer texts nothing is worked out in advance: it takes up to a second, and a key pressed meanwhile waits for it. */
const mostExpectedChars = 1_000_000;

interface Watched {
  version: number;
  /** Edits since the version that was analysed last. */
  pending: Change[];
  /** Version that the findings belong to; null: there are none yet. */
  analysed: number | null;
  findings: readonly Finding[];
  length: number;
  timer: ReturnType<typeof setTimeout> | null;
  askedAt: number;
  /** When the text changed last. */
  changedAt: number;
  /** How long the last analysis took, from the request to its answer. */
  tookMs: number;
  /** Whether the editor goes from flag to flag: the last change was a fix, or another flag was chosen since. */
  isReviewing: boolean;
  /** A fix of the text as it is in this version that is likely to be made. */
  likely: { readonly version: number; readonly edits: readonly Edit[] } | null;
  likelyTimer: ReturnType<typeof setTimeout> | null;
}

export type AnalysisAnswer = Omit<Extract<FromWorker, { type: 'done' }>, 'findings' | 'since'> & {
  readonly findings: readonly Finding[];
  readonly tookMs: number;
};

export interface AnalyserHooks {
  readonly text: (ref: string) => string;
  readonly running: (ref: string) => void;
  readonly done: (answer: AnalysisAnswer) => void;
  readonly failed: (ref: string, message: string) => void;
}

/** Keeps the findings of the open pages up to date. Answers made from an older text are dropped. */
export class Analyser {
  #hooks: AnalyserHooks | null = null;
  readonly #watched = new Map<string, Watched>();
  #worker: Worker | null = null;
  #busySince: number | null = null;
  #asked: string | null = null;
  #held = false;
  #heldAnswers: (() => void)[] = [];

  /** Gets the engine's thread ready; otherwise that is done when the first page is opened. */
  start(): void {
    this.#worker ??= this.#newThread();
  }

  /** Tells `hooks` of all pages that are opened from now on. */
  listen(hooks: AnalyserHooks): void {
    this.#hooks = hooks;
  }

  open(ref: string, text: string): void {
    const watched: Watched = {
      version: 0,
      pending: [],
      analysed: null,
      findings: [],
      length: text.length,
      timer: null,
      askedAt: 0,
      changedAt: performance.now(),
      tookMs: Number.POSITIVE_INFINITY,
      isReviewing: false,
      likely: null,
      likelyTimer: null,
    };
    this.#watched.set(ref, watched);
    this.#send({ type: 'open', ref, version: 0, text });
    this.#ask(ref, watched);
  }

  close(ref: string): void {
    const watched = this.#watched.get(ref);
    if (watched) stopWaiting(watched);
    this.#watched.delete(ref);
    this.#send({ type: 'close', ref });
  }

  /** @param now true after a fix: its result is wanted at once */
  changed(ref: string, changes: readonly Change[], now: boolean): void {
    const watched = this.#watched.get(ref);
    if (!watched) return;
    const changedAt = performance.now();
    const isFirst = changedAt - watched.changedAt > pauseMs && watched.analysed === watched.version;
    watched.version += 1;
    watched.changedAt = changedAt;
    watched.pending.push(...changes);
    for (const change of changes) watched.length += change.text.length - (change.end - change.start);
    this.#send({ type: 'edit', ref, version: watched.version, changes });
    watched.isReviewing = now;
    stopWaiting(watched);
    // In this very task: drawing what changed takes longer than most pages' analysis, which goes on beside it.
    if (now || (isFirst && watched.tookMs < quickMs)) {
      this.#ask(ref, watched);
      return;
    }
    watched.timer = setTimeout(() => {
      watched.timer = null;
      this.#ask(ref, watched);
    }, restMs(watched.length));
  }

  /** What is likely to be done next: the engine works on it while the editor reads. */
  expect(ref: string, edits: readonly Edit[]): void {
    const watched = this.#watched.get(ref);
    if (!watched || watched.length > mostExpectedChars) return;
    const { version, likely } = watched;
    if (likely?.version === version) {
      if (areSame(likely.edits, edits)) return;
      watched.isReviewing = true;
    }
    watched.likely = { version, edits };
    if (watched.analysed === watched.version) this.#makeReady(ref, watched);
  }

  #makeReady(ref: string, watched: Watched): void {
    const { likely, version, isReviewing } = watched;
    if (likely?.version !== version) return;
    if (watched.likelyTimer) clearTimeout(watched.likelyTimer);
    watched.likelyTimer = setTimeout(
      () => this.#send({ type: 'expect', ref, version, edits: likely.edits }),
      isReviewing ? glanceMs : readingMs,
    );
  }

  /** Edits since the findings were made, to move a finding's offsets to the text as it is now. */
  pendingChanges(ref: string): readonly Change[] {
    return this.#watched.get(ref)?.pending ?? [];
  }

  /** While an input method composes, answers wait: redrawing would disturb it. */
  hold(active: boolean): void {
    this.#held = active;
    if (!active) this.#release();
  }

  #release(): void {
    for (const answer of this.#heldAnswers.splice(0)) answer();
  }

  #newThread(): Worker {
    const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#answered(data));
    worker.addEventListener('error', (event) => {
      const ref = this.#asked ?? '';
      const { version = 0 } = this.#watched.get(ref) ?? {};
      this.#answered({ type: 'failed', ref, version, message: event.message });
    });
    return worker;
  }

  #send(message: ToWorker): void {
    this.start();
    this.#worker?.postMessage(message);
  }

  #ask(ref: string, watched: Watched): void {
    const now = performance.now();
    if (this.#busySince !== null && this.#asked === ref && now - this.#busySince > patienceMs)
      this.#restart();
    this.#busySince ??= now;
    this.#asked = ref;
    watched.askedAt = now;
    this.#hooks?.running(ref);
    this.#send({ type: 'analyse', ref, known: watched.analysed });
  }

  /** Analyses a page once more, on a thread of its own: the one that failed may be gone. */
  again(ref: string): void {
    const watched = this.#watched.get(ref);
    if (!watched) return;
    this.#restart();
    this.#ask(ref, watched);
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = this.#newThread();
    this.#busySince = null;
    for (const [ref, watched] of this.#watched) {
      this.#send({ type: 'open', ref, version: watched.version, text: this.#hooks?.text(ref) ?? '' });
      if (watched.analysed !== watched.version) this.#send({ type: 'analyse', ref, known: null });
    }
  }

  #answered(message: FromWorker): void {
    this.#busySince = null;
    const hooks = this.#hooks;
    const watched = this.#watched.get(message.ref);
    if (!watched || watched.version !== message.version) return;
    if (hooks === null) return;
    if (this.#held) {
      this.#heldAnswers.push(() => this.#answered(message));
      return;
    }
    if (message.type === 'failed') {
      hooks.failed(message.ref, message.message);
      return;
    }
    const { since, ...answer } = message;
    // An update to findings that are not these: told before another answer to the same came in.
    if (since !== null && since !== watched.analysed) return;
    watched.findings = readUpdate(since === null ? [] : watched.findings, answer.findings);
    watched.analysed = message.version;
    watched.pending = [];
    watched.tookMs = performance.now() - watched.askedAt;
    hooks.done({ ...answer, findings: watched.findings, tookMs: watched.tookMs });
    // For the benchmark, and for whoever looks why a page is slow in the browser's own tools.
    performance.measure('galley-fresh-flags', { start: watched.changedAt, end: performance.now() });
    this.#makeReady(message.ref, watched);
  }
}

const areSame = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

function stopWaiting({ timer, likelyTimer }: Watched): void {
  if (timer) clearTimeout(timer);
  if (likelyTimer) clearTimeout(likelyTimer);
}
