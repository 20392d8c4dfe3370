import type { Handlers } from './dispatch.ts';
import type { Input, Output } from './calls.ts';
import type { EventName, EventPayload } from './events.ts';

/** Tells one window something. Never throws; a window that is gone hears nothing. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Native dialogs, in absolute paths. They stay in the host: no path of theirs reaches a window as something to send back. */
export interface Dialogs {
  chooseFiles(): Promise<readonly string[]>;
  chooseFolder(): Promise<string | null>;
  /** Asks before it gives a path that exists. */
  chooseSaveTarget(suggestedPath: string): Promise<string | null>;
}

/** What a host can do for one of its windows that the service cannot. */
export interface WindowHost {
  readonly kind: 'desktop' | 'browser';
  /** BCP 47. */
  readonly systemLocale: string;
  /** null: the window shows its own picker. */
  readonly dialogs: Dialogs | null;
  readonly nativeMenu: boolean;
  readonly emit: Emit;
  /** Answers `app.close`. */
  close(): void;
  /** Answers `app.menuState`. */
  setMenuState(state: Input<'app.menuState'>): void;
}

/** One window's view of the service: the names it was handed out, its documents, its journals. */
export interface Session {
  readonly handlers: Handlers;
  /**
   * Makes files and folders known to this window: the payload of `open.requested`, and what could not be opened.
   * For a second launch, `open-file` and files dropped on the icon.
   */
  admit(paths: readonly string[]): Promise<Admission>;
  recent(): readonly { readonly path: string; readonly name: string }[];
  /**
   * The window is not there: its connection broke, or its process was killed, which looks the same. Until it is back,
   * others are offered what it has unsaved, as after a crash.
   */
  setAway(isAway: boolean): void;
  /** Lets go of documents and watchers; journals of unsaved text stay on disk. */
  close(): Promise<void>;
}

export interface Admission {
  readonly open: Output<'app.hello'>['open'];
  readonly problems: Output<'app.hello'>['problems'];
}

export interface Service {
  /** `paths`: what the command line asked this window to open. */
  openSession(host: WindowHost, paths: readonly string[]): Session;
  /** Ends workers and watchers, after the writes under way are done. */
  close(): Promise<void>;
}

/** Where the service finds and keeps what is not the editor's own. */
export interface ServiceOptions {
  readonly version: string;
  /** Settings, recent documents, versions, journals. Made if it is not there. */
  readonly dataFolder: string;
  readonly samplesFolder: string;
  /** The built analysis worker, `out/cli/analysis-worker.js`: bundlers move the code that would look beside itself. */
  readonly workerPath: string;
  /** What went wrong without anybody waiting for it; never with text of a page. */
  readonly report: (error: unknown) => void;
}
