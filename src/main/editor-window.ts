import {
  eventChannel,
  type Emit,
  type Handlers,
  type Input,
  type Service,
  type Session,
  type WindowHost,
} from '../contract/index.ts';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import { windowAddress } from './app-protocol.ts';
import { nativeDialogs } from './dialogs.ts';
import { withNativeTheme } from './native-theme.ts';
import { placeWindow, readWindowState, smallest, writeWindowState } from './window-state.ts';

export interface EditorWindowOptions {
  readonly service: Service;
  readonly preloadPath: string;
  /** What the command line asked to open. */
  readonly paths: readonly string[];
  readonly word: (key: string) => string;
  readonly onMenuState: (state: Input<'app.menuState'>) => void;
  readonly onClosed: () => void;
  /** The page is asked whether it may be closed; it need not answer. */
  readonly onCloseAsked: () => void;
  readonly report: (error: unknown) => void;
}

/** A page that dies again and again is not loaded for ever. */
const maxRevivals = 3;
const revivalWindowMs = 60_000;

/** The one window: its page, the session that its page talks to, and how it closes. */
export class EditorWindow {
  readonly window: BrowserWindow;
  readonly #options: EditorWindowOptions;
  readonly #statePath = join(app.getPath('userData'), 'window.json');
  readonly #session: Session;
  #mayClose = false;
  /** From when it says what its menu is: before, an event would be lost, and there is nothing that it could lose. */
  #isPageListening = false;
  /** Asked for while the page was not listening. */
  #waiting: string[] = [];
  #revivedAtMs: number[] = [];

  constructor(options: EditorWindowOptions) {
    this.#options = options;
    const state = readWindowState(this.#statePath);
    const screens = screen.getAllDisplays().map((display) => display.workArea);
    this.window = new BrowserWindow({
      ...placeWindow(state, screens),
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1b19' : '#f7f5f0',
      webPreferences: {
        preload: options.preloadPath,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        // A page that is computing flags in the background must not be slowed down to one tick a second.
        backgroundThrottling: false,
        devTools: !app.isPackaged,
      },
    });
    if (state?.isMaximised) this.window.maximize();
    this.#session = this.#openSession(options.paths);
    this.#listen();
    this.#load();
  }

  get handlers(): Handlers {
    return withNativeTheme(this.#session.handlers);
  }

  get recent(): ReturnType<Session['recent']> {
    return this.#session.recent();
  }

  readonly emit: Emit = (name, payload) => {
    if (!this.window.isDestroyed()) this.window.webContents.send(eventChannel, name, payload);
  };

  /** Brings the window to the front and opens more in it. */
  async open(paths: readonly string[]): Promise<void> {
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
    this.#waiting.push(...paths);
    if (this.#isPageListening) await this.#openWaiting();
  }

  async #openWaiting(): Promise<void> {
    const paths = this.#waiting;
    if (paths.length === 0) return;
    this.#waiting = [];
    const { open, problems } = await this.#session.admit(paths);
    this.emit('open.requested', { ...open, problems: [...problems] });
  }

  #openSession(paths: readonly string[]): Session {
    const host: WindowHost = {
      kind: 'desktop',
      systemLocale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
      dialogs: nativeDialogs(this.window, this.#options.word),
      nativeMenu: true,
      emit: this.emit,
      close: () => {
        this.#mayClose = true;
        this.window.close();
      },
      setMenuState: (state) => {
        this.#options.onMenuState(state);
        this.#isPageListening = true;
        this.#openWaiting().catch(this.#options.report);
      },
    };
    return this.#options.service.openSession(host, paths);
  }

  #load(): void {
    this.window.loadURL(windowAddress).catch(this.#options.report);
  }

  #listen(): void {
    const { window } = this;
    const { report } = this.#options;
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      this.#rememberState();
      if (this.#mayClose || !this.#isPageListening) return;
      event.preventDefault();
      this.#options.onCloseAsked();
      this.emit('close.requested', {});
    });
    window.on('closed', () => {
      this.#session.close().catch(report);
      this.#options.onClosed();
    });
    // Windows, when it shuts down: no `close` comes, and the program ends as soon as the others were asked too.
    window.on('query-session-end', () => this.emit('session.ending', {}));
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.#isPageListening = false;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.#revive(reason);
    });
    window.on('unresponsive', () => void this.#askAboutHang());
  }

  #rememberState(): void {
    const { window } = this;
    try {
      writeWindowState(this.#statePath, {
        bounds: window.getNormalBounds(),
        isMaximised: window.isMaximized(),
      });
    } catch (error) {
      // The window closes all the same; next time it opens as at first.
      this.#options.report(error);
    }
  }

  #revive(reason: string): void {
    this.#options.report(new Error(`the window's page is gone: ${reason}`));
    const now = Date.now();
    this.#revivedAtMs = [...this.#revivedAtMs.filter((time) => now - time < revivalWindowMs), now];
    if (this.#revivedAtMs.length <= maxRevivals) {
      this.#load();
      return;
    }
    const { word } = this.#options;
    dialog.showErrorBox(word('host.crashTitle'), word('host.crashText'));
    this.window.destroy();
  }

  async #askAboutHang(): Promise<void> {
    const { word } = this.#options;
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message: word('host.hangTitle'),
      detail: word('host.hangText'),
      buttons: [word('host.wait'), word('host.reload')],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) this.window.webContents.forcefullyCrashRenderer();
  }
}
