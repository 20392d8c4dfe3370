import { createWords, localeFor, type Locale } from '../words/index.ts';
import { WindowFiles } from '../service/window-files.ts';
import { commandTable, type Command, type Input, type Service } from '../contract/index.ts';
import { app, Menu, nativeTheme } from 'electron';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { EditorWindow } from './editor-window.ts';
import { answerCalls, answerDrops } from './ipc.ts';
import { forbidNetwork, lockContents } from './lockdown.ts';
import { isMenuItemOn, menuTemplate } from './menu.ts';

const beside = (path: string) => resolve(import.meta.dirname, path);

const noMenuState = (locale: Locale): Input<'app.menuState'> => ({ locale, enabled: [] });

/** The paths of a command line: what is neither the program nor an option of Chromium's. */
function pathsOf(argv: readonly string[], folder: string): string[] {
  const given = argv.slice(app.isPackaged ? 1 : 2).filter((argument) => !argument.startsWith('-'));
  return given.map((argument) => pathOfAddress(argument) ?? resolve(folder, argument));
}

/** File managers on Linux hand over addresses (`%U` in the desktop entry). null: it is none, or of another machine. */
function pathOfAddress(argument: string): string | null {
  if (!/^file:\/\//i.test(argument)) return null;
  try {
    return fileURLToPath(argument);
  } catch {
    return null;
  }
}

interface Launch {
  readonly paths: readonly string[];
}

const isLaunch = (value: unknown): value is Launch =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray((value as Partial<Launch>).paths) &&
  (value as Launch).paths.every((path) => typeof path === 'string');

/** Sets what is on and ticked in the menu as it stands. */
function updateMenu(state: Input<'app.menuState'>): void {
  const menu = Menu.getApplicationMenu();
  for (const { id, toggle } of commandTable) {
    const item = menu?.getMenuItemById(id);
    if (!item) continue;
    item.enabled = isMenuItemOn(id, state);
    if (toggle) item.checked = state.checked?.includes(id) ?? false;
  }
}

/** The desktop app: one instance, one window. */
class Desktop {
  readonly #createService: () => Service;
  readonly #report: (error: unknown) => void;
  #service: Service | null = null;
  #editor: EditorWindow | null = null;
  #words = createWords('en');
  #menuState = noMenuState('en');
  /** What the menu was built from; a change of ticks alone does not build it again. */
  #menuShape = '';
  /** Asked for before there was a window. */
  #waiting: string[];
  /** Whether the window that is closing is to take the app with it. */
  #isQuitting = false;
  /** Set from the wish to quit until the window is asked. */
  #isQuitAsked = false;
  #isServiceClosed = false;
  /** Writes under way are being finished; there is no window any more. */
  #isEnding = false;
  #isWantedAgain = false;

  constructor(createService: () => Service, paths: readonly string[], report: (error: unknown) => void) {
    this.#createService = createService;
    this.#waiting = [...paths];
    this.#report = report;
  }

  listen(): void {
    app.on('second-instance', (_event, _argv, _folder, launch) => {
      if (isLaunch(launch)) this.#open(launch.paths);
    });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#open([path]);
    });
    app.on('activate', () => this.#open([]));
    app.on('before-quit', () => {
      this.#isQuitting = true;
      this.#isQuitAsked = true;
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin' || this.#isQuitting) app.quit();
    });
    app.on('will-quit', (event) => {
      if (this.#service === null || this.#isServiceClosed) return;
      // Writes under way are finished before the process ends.
      event.preventDefault();
      if (!this.#isEnding) void this.#closeService(this.#service);
    });
  }

  ready(): void {
    this.#setLocale(localeFor(app.getPreferredSystemLanguages()[0] ?? app.getLocale()));
    serveApp(new WindowFiles(beside('../renderer')));
    this.#service = this.#createService();
    answerCalls((contents) => {
      const editor = this.#editor;
      return editor?.window.webContents === contents ? editor.handlers : undefined;
    }, this.#report);
    answerDrops((contents, paths) => {
      if (this.#editor?.window.webContents === contents) this.#open(paths);
    });
    this.#createWindow(this.#service);
  }

  async #closeService(service: Service): Promise<void> {
    this.#isEnding = true;
    this.#isWantedAgain = false;
    try {
      await service.close();
    } catch (error) {
      this.#report(error);
    }
    this.#isEnding = false;
    if (this.#isWantedAgain) {
      // The other launch has ended, because this one was still there.
      this.#isQuitting = false;
      this.#service = this.#createService();
      this.#createWindow(this.#service);
      return;
    }
    this.#isServiceClosed = true;
    app.quit();
  }

  #open(paths: readonly string[]): void {
    if (this.#editor !== null) {
      this.#editor.open(paths).catch(this.#report);
      return;
    }
    this.#waiting.push(...paths);
    if (this.#isEnding) this.#isWantedAgain = true;
    else if (this.#service !== null) this.#createWindow(this.#service);
  }

  #createWindow(service: Service): void {
    const paths = this.#waiting;
    this.#waiting = [];
    this.#editor = new EditorWindow({
      service,
      preloadPath: beside('../preload/index.cjs'),
      paths,
      word: (key) => this.#words.t(key),
      onMenuState: (state) => this.#setMenuState(state),
      onClosed: () => {
        this.#editor = null;
        this.#setMenuState(noMenuState(this.#menuState.locale));
        if (this.#isQuitting) app.quit();
      },
      onCloseAsked: () => {
        // The editor may call it off, and then close the window later without meaning to quit.
        this.#isQuitting = this.#isQuitAsked;
        this.#isQuitAsked = false;
      },
      report: this.#report,
    });
  }

  #setLocale(locale: Locale): void {
    this.#words = createWords(locale);
    this.#setMenuState(noMenuState(locale));
  }

  #setMenuState(state: Input<'app.menuState'>): void {
    const recent = this.#editor?.recent ?? [];
    const shape = JSON.stringify([state.locale, recent]);
    if (state.locale !== this.#menuState.locale) this.#words = createWords(state.locale);
    this.#menuState = state;
    if (shape === this.#menuShape) {
      updateMenu(state);
      return;
    }
    this.#menuShape = shape;
    const template = menuTemplate({
      state,
      isMac: process.platform === 'darwin',
      recent,
      word: (key) => this.#words.t(key),
      run: (id) => this.#run(id),
      openRecent: (path) => this.#open([path]),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #run(id: Command['id']): void {
    if (id === 'app.quit') app.quit();
    else this.#editor?.emit('command', { id });
  }
}

/** Starts the app, or hands its paths to the one that runs already. */
export function runDesktop(createService: () => Service, report: (error: unknown) => void): void {
  const paths = pathsOf(process.argv, process.cwd());
  if (!app.requestSingleInstanceLock({ paths } satisfies Launch)) {
    app.quit();
    return;
  }
  forbidNetwork();
  declareAppScheme();
  lockContents();
  nativeTheme.themeSource = 'system';
  // The `appId` of electron-builder.yml: else Windows sets the window apart from the icon it was started by.
  app.setAppUserModelId('org.galley.app');
  const desktop = new Desktop(createService, paths, report);
  desktop.listen();
  app.whenReady().then(
    () => desktop.ready(),
    (error: unknown) => {
      report(error);
      app.exit(1);
    },
  );
}
