import { CallFailure } from '../../contract/client.ts';
import type { Input } from '../../contract/index.ts';
import type { TextChange } from '../editor/open-pages.ts';
import { mosaic } from '../editor/mosaic.ts';
import { host } from './host.ts';
import { notify } from './notices.ts';
import { perDocument } from './per-document.ts';
import { getState, patchDocument } from './store.ts';
import { UnsentEdits } from './unsent-edits.ts';

/**
 * At most so often. What is typed after a pause is sent at once: the window may have much to do after it. With the way to
 * the disk of the host it is less than a second, which is what was promised.
 */
const everyMs = 250;
/** After it failed: the whole text is sent then. */
const retryAfterMs = 5000;

const sentAt = perDocument<number>();

/**
 * When the host was last told of a page's text, in milliseconds as of `Date.now()`, whether it answered or not: a host that
 * ended may have written it down. undefined: it never was.
 */
export const journalSentAt = (ref: string): number | undefined => sentAt.get(ref);

interface Told {
  /** The step that the host is at; null: it does not have this text. */
  step: number | null;
  readonly unsent: UnsentEdits;
  sentAtMs: number;
  /** `now`: at the end of what is being done. */
  timer: ReturnType<typeof setTimeout> | 'now' | null;
  sending: Promise<void> | null;
}

/**
 * Puts unsaved text in safety less than a second after it changed, so that a crash loses no more than that. The host
 * has the text and is told the edits, however long the text is.
 */
export class Journal {
  readonly #pages = new Map<string, Told>();
  #failing = false;

  /** The host has the page's text as it is now. */
  begin(ref: string, step: number): void {
    this.forget(ref);
    this.#pages.set(ref, {
      step,
      unsent: new UnsentEdits(),
      sentAtMs: Number.NEGATIVE_INFINITY,
      timer: null,
      sending: null,
    });
  }

  changed(ref: string, changes: readonly TextChange[]): void {
    const page = this.#pages.get(ref);
    if (!page) return;
    page.unsent.add(changes);
    if (page.sending === null) this.#schedule(ref, page);
  }

  forget(ref: string): void {
    const page = this.#pages.get(ref);
    if (page) stopTimer(page);
    this.#pages.delete(ref);
  }

  /** The last step that the host was sent: what is typed from now on has a later one. undefined: not known. */
  stepSent(ref: string): number | undefined {
    const page = this.#pages.get(ref);
    if (!page || page.step === null) return undefined;
    return page.sending ? page.step + 1 : page.step;
  }

  async flush(): Promise<void> {
    await Promise.all(
      Array.from(this.#pages, async ([ref, page]) => {
        await page.sending;
        if (this.#isBehind(page)) await this.#send(ref, page);
      }),
    );
  }

  #isBehind({ step, unsent }: Told): boolean {
    return step === null || !unsent.isEmpty;
  }

  #schedule(ref: string, page: Told): void {
    if (page.timer !== null) return;
    const delayMs = this.#failing ? retryAfterMs : page.sentAtMs + everyMs - performance.now();
    if (delayMs > 0) {
      page.timer = setTimeout(() => void this.#send(ref, page), delayMs);
      return;
    }
    page.timer = 'now';
    queueMicrotask(() => {
      if (page.timer === 'now') void this.#send(ref, page);
    });
  }

  #send(ref: string, page: Told): Promise<void> {
    stopTimer(page);
    page.sentAtMs = performance.now();
    sentAt.set(ref, Date.now());
    page.sending = this.#sendNow(ref, page).finally(() => {
      page.sending = null;
      const isOurs = this.#pages.get(ref) === page;
      if (isOurs && this.#isBehind(page)) this.#schedule(ref, page);
    });
    return page.sending;
  }

  async #sendNow(ref: string, page: Told): Promise<void> {
    const document = getState().documents[ref];
    if (!document) return;
    try {
      const { revision } = document;
      const told = await host().call('document.journal', { document: ref, revision, ...partFor(ref, page) });
      page.step = told.step;
      this.#failing = false;
      if (told.step === null) await this.#sendNow(ref, page);
      else if (getState().documents[ref]?.dirty)
        patchDocument(ref, { journalledAt: new Date().toISOString() });
    } catch (error) {
      page.step = null;
      // Never again in this window, and what is left to do has been said.
      if (error instanceof CallFailure && error.error.code === 'host-gone') {
        this.forget(ref);
        return;
      }
      // Said once, not every second; the text itself is still in the window and can be saved.
      if (!this.#failing) {
        notify({
          tone: 'warn',
          key: 'review.journalFailed',
          detailKey: 'review.journalFailedAdvice',
          params: { name: document.file.name },
        });
      }
      this.#failing = true;
    }
  }
}

/** Of `document.journal`. */
function partFor(ref: string, { step, unsent }: Told): Pick<Input<'document.journal'>, 'text' | 'edits'> {
  if (step === null) {
    unsent.clear();
    return { text: mosaic.textOf(ref) };
  }
  const { text, places } = unsent.take((start, end) => mosaic.slice(ref, { start, end }));
  return { text, edits: { after: step, places, length: mosaic.lengthOf(ref) } };
}

function stopTimer(page: Told): void {
  if (page.timer !== null && page.timer !== 'now') clearTimeout(page.timer);
  page.timer = null;
}
