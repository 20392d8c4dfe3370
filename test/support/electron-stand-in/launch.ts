import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { collectComplaints } from '../browser.ts';

const root = resolve(import.meta.dirname, '../../..');
const mainBundle = join(root, 'out/main/index.js');

export interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly submenu?: readonly MenuItem[];
}

/** What the app asked of Electron so far. */
export interface StandInRecord {
  readonly switches: readonly string[];
  readonly sandboxed: boolean;
  readonly schemes: readonly {
    readonly scheme: string;
    readonly privileges: Readonly<Record<string, boolean>>;
  }[];
  readonly windows: readonly { readonly webPreferences: Readonly<Record<string, unknown>> }[];
  readonly opened: readonly string[];
  readonly themes: readonly string[];
  readonly dialogs: readonly { readonly name: string; readonly options: Readonly<Record<string, unknown>> }[];
  readonly spellChecker: boolean;
  readonly focused?: boolean;
  readonly appId?: string;
  readonly menu: readonly MenuItem[] | null;
}

export interface StandInOptions {
  readonly browser: Browser;
  readonly paths?: readonly string[];
  readonly locale?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The page is loaded without its scripts: nobody but the test talks over the bridge. */
  readonly isBare?: boolean;
}

type Message =
  | { readonly kind: 'load'; readonly url: string; readonly preload: string }
  | { readonly kind: 'send'; readonly channel: string; readonly values: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: 'closed' };

/** The built desktop app in a Node process of its own, its window a tab of the test's browser. */
export class StandIn {
  /** Of the window that is there. */
  page: Page;
  /** Of the first window. */
  readonly complaints: readonly string[];
  /** Addresses outside the app that the page asked for; each was refused. */
  readonly strayRequests: string[] = [];
  /** What the process wrote to its terminal. */
  output = '';
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #openPage: () => Promise<Page>;
  readonly #ownUserData: string | null;
  readonly #isBare: boolean;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #nextId = 0;
  #isPrepared = false;
  #isWindowClosed = false;
  #isLoaded!: () => void;
  readonly loaded = new Promise<void>((resolveLoaded) => {
    this.#isLoaded = resolveLoaded;
  });

  private constructor(
    child: ChildProcess,
    page: Page,
    openPage: () => Promise<Page>,
    ownUserData: string | null,
    isBare: boolean,
  ) {
    this.#child = child;
    this.page = page;
    this.#openPage = openPage;
    this.#ownUserData = ownUserData;
    this.#isBare = isBare;
    this.complaints = collectComplaints(page);
    child.on('message', (message: Message) => void this.#receive(message));
    const keep = (data: Buffer) => {
      this.output += data.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.exited = new Promise((resolveExit) => {
      child.on('exit', (code) => {
        for (const { reject } of this.#waiting.values()) reject(new Error(`the app ended\n${this.output}`));
        resolveExit(code);
      });
    });
  }

  static async launch(options: StandInOptions): Promise<StandIn> {
    const { browser, paths = [], locale = 'en-GB', env = {}, isBare = false } = options;
    if (!existsSync(mainBundle)) throw new Error('out/main is missing: run `npm run build` first');
    const userData = await mkdtemp(join(tmpdir(), 'galley-stand-in-'));
    const openPage = () => browser.newPage({ locale });
    // Before the process is there: a second one ends at once, and nobody would hear of it.
    const page = await openPage();
    const child = fork(mainBundle, [...paths], {
      execArgv: ['--import', join(import.meta.dirname, 'register.mjs')],
      serialization: 'advanced',
      silent: true,
      env: {
        ...process.env,
        GALLEY_STAND_IN_USER_DATA: userData,
        GALLEY_STAND_IN_LOCALE: locale,
        // A test must not find the recent documents and journals of whoever runs it.
        GALLEY_DATA_FOLDER: join(userData, 'data'),
        ...env,
      },
    });
    return new StandIn(child, page, openPage, userData, isBare);
  }

  /** Asks the stand-in; names and inputs are those of `requests` in electron.mjs. */
  ask<T>(name: string, input?: unknown): Promise<T> {
    if (!this.#child.connected) return Promise.reject(new Error(`the app has ended\n${this.output}`));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<T>((resolveAnswer, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolveAnswer(value as T), reject });
      this.#child.send({ id, name, input });
    });
  }

  record(): Promise<StandInRecord> {
    return this.ask('record');
  }

  clickMenu(id: string): Promise<boolean> {
    return this.ask('clickMenu', { id });
  }

  /** Ends the process as a crash would. */
  kill(): Promise<number | null> {
    this.#child.kill('SIGKILL');
    return this.exited;
  }

  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.context().close();
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill();
    if (this.#ownUserData !== null) await rm(this.#ownUserData, { recursive: true, force: true });
  }

  async #receive(message: Message): Promise<void> {
    switch (message.kind) {
      case 'load':
        await this.#load(message.url, message.preload);
        this.#isLoaded();
        return;
      case 'send':
        await this.page.evaluate(
          ({ channel, values }) => {
            const receive = (
              globalThis as { standInReceive?: (channel: string, values: readonly unknown[]) => void }
            ).standInReceive;
            receive?.(channel, values);
          },
          { channel: message.channel, values: message.values },
        );
        return;
      case 'answer': {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.error === undefined) waiting?.resolve(message.value);
        else waiting?.reject(new Error(message.error));
        return;
      }
      case 'closed':
        this.#isWindowClosed = true;
        await this.page.close();
    }
  }

  async #load(url: string, preload: string): Promise<void> {
    // Another window, after the one before was closed.
    if (this.#isWindowClosed) {
      this.#isWindowClosed = false;
      this.#isPrepared = false;
      this.page = await this.#openPage();
    }
    if (!this.#isPrepared) await this.#prepare(new URL(url).origin, preload);
    this.#isPrepared = true;
    await this.page.goto(url);
  }

  async #prepare(origin: string, preload: string): Promise<void> {
    await this.page.route('**/*', (route) => {
      const address = route.request().url();
      if (this.#isBare && route.request().resourceType() === 'script') return route.fulfill({ body: '' });
      if (address.startsWith(origin)) return route.continue();
      this.strayRequests.push(address);
      return route.abort();
    });
    await this.page.exposeBinding(
      'standInInvoke',
      ({ frame, page }, channel: string, values: readonly unknown[]) =>
        this.ask('invoke', { channel, values, url: frame.url(), isMainFrame: frame === page.mainFrame() }),
    );
    await this.page.addInitScript({ content: preloadScript(await readFile(preload, 'utf8')) });
  }
}

/** The preload bundle, with the four things of Electron it uses. As there, its own globals stay out of the page. */
function preloadScript(bundle: string): string {
  return `(() => {
    const invoke = globalThis.standInInvoke;
    delete globalThis.standInInvoke;
    const listeners = new Map();
    Object.defineProperty(globalThis, 'standInReceive', {
      value: (channel, values) => { for (const listener of listeners.get(channel) ?? []) listener({}, ...values); },
    });
    const ipcRenderer = {
      invoke: (channel, ...values) => invoke(channel, values),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)),
    };
    const contextBridge = {
      exposeInMainWorld: (name, api) => Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }) }),
    };
    // As of a file that lies on the disk; a test says which do.
    const webUtils = { getPathForFile: ({ name }) => globalThis.standInPaths?.[name] ?? '' };
    const require = (name) => {
      if (name === 'electron') return { contextBridge, ipcRenderer, webUtils };
      throw new Error('a sandboxed preload has no ' + name);
    };
    const module = { exports: {} };
    ((require, module, exports) => { ${bundle}
    })(require, module, module.exports);
  })();`;
}
