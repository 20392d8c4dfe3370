/** What Monaco's find widget does with what it found. */
const acting = ['replace', 'replaceAll', 'selectAllMatches'] as const;
const going = ['moveToNextMatch', 'moveToPrevMatch'] as const;

/** The part of Monaco's own controller that is held back; it has no public types (0.57.0). */
export interface Acting extends Record<(typeof acting)[number] | (typeof going)[number], () => boolean> {
  closeFindWidget: () => void;
  start: (...options: unknown[]) => Promise<void>;
}

interface Held {
  readonly kind: 'act' | 'go' | 'close';
  readonly run: () => void;
}

/** `ready`: search as ever. `undecided`: the pattern is being tried. `refused`: it was, and takes too long. */
export type Standing = 'ready' | 'undecided' | 'refused';

export interface HeldOptions {
  readonly standing: () => Standing;
  /** Something waits: the pattern is to be tried, if it is not being tried already. */
  readonly onHeld: () => void;
  readonly onRefused: () => void;
  /** Nothing will be done to the text any more: the search is another one now, or none. */
  readonly onCalledOff: () => void;
}

/**
 * Before a pattern was tried the widget has found nothing, and to replace or to go to the next one would do nothing and
 * not say so: what an editor asks for meanwhile waits and is done in its order.
 */
export class HeldActions {
  #held: Held[] = [];
  /** To go to another one, until it is known whether Monaco's command or its second attempt asks. */
  #asked: (() => void) | null = null;
  #attemptsToCome = 0;
  readonly #options: HeldOptions;

  constructor(controller: Acting, options: HeldOptions) {
    this.#options = options;
    for (const name of acting) {
      const own = controller[name].bind(controller);
      controller[name] = () => this.#hold('act', own);
    }
    for (const name of going) {
      const own = controller[name].bind(controller);
      controller[name] = () => this.#go(own);
    }
    const start = controller.start.bind(controller);
    controller.start = (...options) => {
      this.#attemptsToCome += this.#asked ? 1 : 0;
      this.#asked?.();
      this.#asked = null;
      return start(...options);
    };
    const close = controller.closeFindWidget.bind(controller);
    controller.closeFindWidget = () => this.#closeAfterAll(close);
  }

  #hold(kind: 'act' | 'go', own: () => boolean): boolean {
    const standing = this.#options.standing();
    if (standing === 'ready') return own();
    if (standing === 'refused') {
      this.#options.onRefused();
    } else {
      // Through here again: what one replaced may have to be tried before the next one.
      this.#held.push({ kind, run: () => this.#hold(kind, own) });
      this.#options.onHeld();
    }
    return true;
  }

  /**
   * Where the selection did not move Monaco's command starts the search at once and then tries again, whether or not it
   * has a model by then. The second attempt is not asked for by anybody.
   */
  #go(own: () => boolean): boolean {
    if (this.#options.standing() === 'ready') {
      if (this.#attemptsToCome === 0) return own();
      this.#attemptsToCome -= 1;
      return true;
    }
    const ask = () => void this.#hold('go', own);
    this.#asked = ask;
    queueMicrotask(() => {
      if (this.#asked !== ask) return;
      this.#asked = null;
      this.#attemptsToCome = Math.max(0, this.#attemptsToCome - 1);
    });
    return true;
  }

  /** Closing lets go of the search that the others wait for. */
  #closeAfterAll(close: () => void): void {
    if (this.#held.length === 0) close();
    else this.#held.push({ kind: 'close', run: () => this.#closeAfterAll(close) });
  }

  /** What waits, for who is about to search again. */
  take(): () => void {
    const held = this.#held;
    this.#held = [];
    return () => {
      for (const { run } of held) run();
    };
  }

  /** Closing is done all the same. */
  drop(why: 'refused' | 'called-off'): void {
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    if (why === 'called-off' && held.some(({ kind }) => kind === 'act')) this.#options.onCalledOff();
    for (const { kind, run } of held) if (kind === 'close') run();
  }
}
