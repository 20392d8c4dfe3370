import { mosaic } from '../editor/mosaic.ts';
import { host } from './host.ts';
import { notify } from './notices.ts';
import { getState, patchDocument } from './store.ts';

const everyMs = 1000;

/** Sending a text of a million characters takes a quarter of a second, in which the window stands still. */
const longTextChars = 400_000;
const everyMsForLongTexts = 6000;

/**
 * Puts unsaved text in safety at most a second after it changed (long texts: six), so that a crash loses no more than
 * that.
 */
export class Journal {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #failing = false;

  changed(ref: string): void {
    if (this.#timers.has(ref)) return;
    const delay = mosaic.lengthOf(ref) > longTextChars ? everyMsForLongTexts : everyMs;
    this.#timers.set(
      ref,
      setTimeout(() => {
        this.#timers.delete(ref);
        void this.#write(ref);
      }, delay),
    );
  }

  forget(ref: string): void {
    const timer = this.#timers.get(ref);
    if (timer !== undefined) clearTimeout(timer);
    this.#timers.delete(ref);
  }

  async flush(): Promise<void> {
    const refs = [...this.#timers.keys()];
    for (const ref of refs) this.forget(ref);
    await Promise.all(refs.map((ref) => this.#write(ref)));
  }

  async #write(ref: string): Promise<void> {
    const document = getState().documents[ref];
    if (!document?.dirty) return;
    try {
      await host().call('document.journal', {
        document: ref,
        revision: document.revision,
        text: mosaic.textOf(ref),
      });
      this.#failing = false;
      patchDocument(ref, { journalledAt: new Date().toISOString() });
    } catch {
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
