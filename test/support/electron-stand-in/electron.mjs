// What `src/main` uses of Electron, in a plain Node process. The page is a Chromium tab that the test holds; the two
// talk over the process's message channel, which clones structurally as Electron's own does. It proves the bundles'
// own code. It does not prove sandboxing, menu roles, accelerators or native dialogs: see electron-real.test.ts.
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';

/** What the app asked of Electron, for the tests that judge it. */
const record = {
  switches: [],
  sandboxed: false,
  schemes: [],
  windows: [],
  opened: [],
  themes: [],
  dialogs: [],
  spellChecker: true,
};
const dialogAnswers = [];
const tell = (message) => process.connected && process.send(message);

class Preventable {
  defaultPrevented = false;
  constructor(fields = {}) {
    Object.assign(this, fields);
  }
  preventDefault() {
    this.defaultPrevented = true;
  }
}

let resolveReady;
const ready = new Promise((resolve) => {
  resolveReady = resolve;
});

class App extends EventEmitter {
  isPackaged = false;
  #isQuitting = false;
  commandLine = {
    appendSwitch: (name, value) => record.switches.push(value === undefined ? name : `${name}=${value}`),
  };
  enableSandbox() {
    record.sandboxed = true;
  }
  getPath() {
    return process.env.GALLEY_STAND_IN_USER_DATA;
  }
  setPath() {}
  setAppUserModelId(id) {
    record.appId = id;
  }
  setName() {}
  getName() {
    return 'galley';
  }
  getVersion() {
    return '0.0.0';
  }
  getLocale() {
    return process.env.GALLEY_STAND_IN_LOCALE ?? 'en-GB';
  }
  getPreferredSystemLanguages() {
    return [this.getLocale()];
  }
  requestSingleInstanceLock() {
    return process.env.GALLEY_STAND_IN_SECOND === undefined;
  }
  whenReady() {
    return ready;
  }
  quit() {
    const event = new Preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    // A set may lose members while it is gone through.
    for (const window of windows) {
      if (!window.close()) {
        this.#isQuitting = false;
        return;
      }
    }
    this.finish();
  }
  /** After the last window: Electron emits `window-all-closed` only where nobody asked to quit. */
  windowClosed() {
    if (windows.size === 0 && !this.#isQuitting) this.emit('window-all-closed');
  }
  finish() {
    const event = new Preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) process.exit(0);
    this.#isQuitting = false;
    this.emit('stand-in-quit-put-off');
  }
  exit(code) {
    process.exit(code);
  }
}
export const app = new App();

const windows = new Set();

class ContentsSession extends EventEmitter {
  setPermissionRequestHandler(handler) {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler) {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler) {
    this.devicePermission = handler;
  }
  setSpellCheckerEnabled(isOn) {
    record.spellChecker = isOn;
  }
  webRequest = {
    onBeforeRequest: (handler) => {
      this.beforeRequest = handler;
    },
  };
}

class WebContents extends EventEmitter {
  session = new ContentsSession();
  mainFrame = { url: '' };
  setWindowOpenHandler(handler) {
    this.windowOpen = handler;
  }
  send(channel, ...values) {
    tell({ kind: 'send', channel, values });
  }
  forcefullyCrashRenderer() {
    this.emit('render-process-gone', {}, { reason: 'killed' });
  }
}

export class BrowserWindow extends EventEmitter {
  #options;
  #isDestroyed = false;
  constructor(options) {
    super();
    this.#options = options;
    record.windows.push(options);
    this.webContents = new WebContents();
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address) {
    this.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: address });
    this.webContents.mainFrame.url = address;
    tell({ kind: 'load', url: await onStandInHost(address), preload: this.#options.webPreferences.preload });
    this.emit('ready-to-show');
  }
  close() {
    if (this.#isDestroyed) return true;
    const event = new Preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }
  destroy() {
    this.#isDestroyed = true;
    windows.delete(this);
    tell({ kind: 'closed' });
    this.emit('closed');
    app.windowClosed();
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1200, height: 800 };
  }
  show() {}
  focus() {
    record.focused = true;
  }
  maximize() {}
  restore() {}
  isMinimized() {
    return false;
  }
  isMaximized() {
    return false;
  }
}

const protocolHandlers = new Map();
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => record.schemes.push(...schemes),
  handle: (scheme, handler) => protocolHandlers.set(scheme, handler),
};

/** `app://galley/x` stands at `http://galley.localhost:PORT/x`: Chromium sends every such name to this machine. */
let port;
const server = createServer(async (request, response) => {
  const host = request.headers.host.split('.')[0];
  const answer = await protocolHandlers.get('app')(
    new Request(`app://${host}${request.url}`, { method: request.method }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});
const listening = new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => {
    ({ port } = server.address());
    resolve();
  });
});
server.unref();
async function onStandInHost(address) {
  await listening;
  const { host, pathname } = new URL(address);
  return `http://${host}.localhost:${port}${pathname}`;
}
const onAppScheme = (address) => address.replace(/^http:\/\/(\w+)\.localhost:\d+/, 'app://$1');

const invokeHandlers = new Map();
export const ipcMain = { handle: (channel, handler) => invokeHandlers.set(channel, handler) };

const dialogAnswer = (name, options) => {
  record.dialogs.push({ name, options });
  return dialogAnswers.shift() ?? { canceled: true, filePaths: [], filePath: '', response: 0 };
};
export const dialog = {
  showOpenDialog: async (_window, options) => dialogAnswer('open', options),
  showSaveDialog: async (_window, options) => dialogAnswer('save', options),
  showMessageBox: async (_window, options) => dialogAnswer('message', options),
  showErrorBox: (title, text) => dialogAnswer('error', { title, text }),
};

let applicationMenu = null;
export const Menu = {
  buildFromTemplate: (template) => ({
    items: template,
    getMenuItemById: (id) => itemsOf(template).find((item) => item.id === id) ?? null,
  }),
  setApplicationMenu: (menu) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
};
const itemsOf = (template) =>
  template.flatMap((item) => [item, ...(item.submenu ? itemsOf(item.submenu) : [])]);
const plainItem = ({ click: _click, submenu, ...item }) =>
  submenu ? { ...item, submenu: submenu.map(plainItem) } : item;

export const nativeTheme = {
  shouldUseDarkColors: false,
  set themeSource(theme) {
    record.themes.push(theme);
  },
};
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const shell = { openExternal: async (address) => void record.opened.push(address) };

const firstContents = () => [...windows][0].webContents;

/** What the test may ask for, by name; each answers with something that can be cloned. */
const requests = {
  async invoke({ channel, values, url, isMainFrame }) {
    const contents = firstContents();
    const frame = isMainFrame ? contents.mainFrame : { url: onAppScheme(url) };
    if (isMainFrame) contents.mainFrame.url = onAppScheme(url);
    return invokeHandlers.get(channel)({ sender: contents, senderFrame: frame }, ...values);
  },
  record: () => ({ ...record, menu: applicationMenu?.items.map(plainItem) ?? null }),
  clickMenu: ({ id }) => {
    const item = itemsOf(applicationMenu.items).find((candidate) => candidate.id === id);
    if (!item || item.enabled === false) return false;
    item.click();
    return true;
  },
  answerDialog: ({ answer }) => void dialogAnswers.push(answer),
  emitApp: ({ name, values }) => void app.emit(name, new Preventable(), ...values),
  /** While the app finishes what it has to finish before it ends. */
  emitAppAtEnd: ({ name, values }) =>
    void app.once('stand-in-quit-put-off', () => app.emit(name, new Preventable(), ...values)),
  emitWindow: ({ name }) => void [...windows][0].emit(name, new Preventable({ reasons: ['shutdown'] })),
  closeWindow: () => void [...windows][0].close(),
  /** Whether the app calls this navigation (or webview, or download) off. */
  isPrevented: ({ name, fields, onSession }) => {
    const event = new Preventable(fields);
    (onSession ? firstContents().session : firstContents()).emit(name, event);
    return event.defaultPrevented;
  },
  windowOpen: ({ url }) => firstContents().windowOpen({ url }),
  permission: ({ name, url }) => {
    const { session } = firstContents();
    let requested;
    session.permissionRequest(firstContents(), name, (granted) => (requested = granted), {
      requestingUrl: url,
    });
    return {
      requested,
      checked: session.permissionCheck(firstContents(), name, url),
      device: session.devicePermission({}),
    };
  },
  isCancelled: ({ url }) => {
    let answer;
    firstContents().session.beforeRequest({ url }, (given) => (answer = given));
    return answer.cancel;
  },
  crashPage: () => void firstContents().emit('render-process-gone', {}, { reason: 'crashed' }),
  reloadPage: () =>
    void firstContents().emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: '' }),
};

process.on('message', async ({ id, name, input }) => {
  try {
    tell({ kind: 'answer', id, value: await requests[name](input ?? {}) });
  } catch (error) {
    tell({ kind: 'answer', id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit(1));
setImmediate(() => resolveReady());
