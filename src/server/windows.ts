import { closeCodes, type Emit, type Service } from '../contract/index.ts';
import type { WebSocket } from 'ws';
import { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { WindowSession } from './window-session.ts';

interface Window {
  readonly session: WindowSession;
  connection: Connection | null;
  /** Runs while no connection is there; then the session ends. */
  grace: NodeJS.Timeout | null;
}

export interface WindowsOptions {
  readonly service: Service;
  readonly paths: readonly string[];
  readonly report: (error: unknown) => void;
}

/** The windows of the browser host, by the name each gave itself. */
export class Windows {
  readonly #open = new Map<string, Window>();
  /** Windows that said goodbye and have calls to finish. */
  readonly #ending = new Set<Promise<void>>();
  readonly #options: WindowsOptions;
  readonly #limits: Limits;

  constructor(options: WindowsOptions, limits: Limits) {
    this.#options = options;
    this.#limits = limits;
  }

  connect(id: string, socket: WebSocket, locale: string): void {
    const known = this.#open.get(id);
    if (known === undefined && this.#open.size >= this.#limits.maxSessions) {
      socket.close(closeCodes.full);
      return;
    }
    const window = known ?? this.#create(id, locale);
    if (window.grace !== null) clearTimeout(window.grace);
    window.grace = null;
    if (window.connection !== null) window.session.detach(window.connection);
    window.connection?.close(closeCodes.replaced);
    const connection = new Connection(socket, window.session, this.#limits);
    window.connection = connection;
    window.session.attach(connection, known !== undefined);
    socket.on('close', (code) => this.#disconnect(id, window, connection, code));
  }

  #create(id: string, systemLocale: string): Window {
    const { service, paths, report } = this.#options;
    const open = (session: WindowSession) => {
      const emit: Emit = (name, payload) => session.emit(name, payload);
      return service.openSession(
        {
          kind: 'browser',
          systemLocale,
          dialogs: null,
          nativeMenu: false,
          emit,
          // The page closes its own tab and draws its own menu.
          close: () => undefined,
          setMenuState: () => undefined,
        },
        paths,
      );
    };
    const window: Window = {
      session: new WindowSession(open, this.#limits, report),
      connection: null,
      grace: null,
    };
    this.#open.set(id, window);
    return window;
  }

  #disconnect(id: string, window: Window, connection: Connection, code: number): void {
    window.session.detach(connection);
    if (window.connection !== connection) return;
    window.connection = null;
    // 1000: the page said goodbye. Anything else may be a network or a machine that slept.
    const graceMs = code === 1000 ? 0 : this.#limits.sessionGraceMs;
    window.grace = setTimeout(() => void this.#end(id, window), graceMs);
    window.grace.unref();
  }

  async #end(id: string, window: Window): Promise<void> {
    this.#open.delete(id);
    const ending = window.session.close().catch(this.#options.report);
    this.#ending.add(ending);
    await ending;
    this.#ending.delete(ending);
  }

  async close(): Promise<void> {
    const windows = [...this.#open.values()];
    this.#open.clear();
    for (const window of windows) {
      if (window.grace !== null) clearTimeout(window.grace);
      window.connection?.close(1001);
    }
    await Promise.all([...this.#ending, ...windows.map((window) => window.session.close())]);
  }
}
