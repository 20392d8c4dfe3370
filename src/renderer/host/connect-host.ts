import { createClient, type Client, type DesktopBridge } from '../../contract/client.ts';
import { alivePath, socketPath } from '../../contract/wire.ts';
import { createWebSocketTransport, type ConnectionState } from './web-socket-transport.ts';

declare global {
  interface Window {
    /** The desktop app's bridge, put there by the preload; absent in a browser. */
    readonly galley?: DesktopBridge;
  }
}

export interface HostConnection {
  readonly client: Client;
  /** Always `open` in the desktop app. */
  readonly state: () => ConnectionState;
  readonly onStateChange: (listener: (state: ConnectionState) => void) => () => void;
  /** Of a host that runs in another process than before; null in the desktop app, where there is only one. */
  readonly nextHost: NextHost | null;
  /** Opens files of a drop; null in a browser, which does not say where a dropped file is. */
  readonly openDropped: ((files: readonly File[]) => Promise<void>) | null;
}

/** What answers at this address once the window's own host is gone. */
export interface NextHost {
  /** Whether it lets this browser in; null: there is none. */
  isAdmitted(): Promise<boolean | null>;
  /** Does something as a window that has just been opened. */
  withNewWindow<T>(act: (client: Client) => Promise<T>): Promise<T>;
}

/** Connects this window to its host: over the desktop app's bridge where there is one, else over a WebSocket. */
export function connectHost(): HostConnection {
  if (window.galley !== undefined) {
    const { galley } = window;
    return {
      client: createClient(galley),
      state: () => 'open',
      onStateChange: () => () => undefined,
      nextHost: null,
      openDropped: (files) => galley.openDropped(files),
    };
  }
  const transport = connectWebSocket();
  // A page that may come back from the browser's cache keeps its window.
  addEventListener('pagehide', (event) => {
    if (!event.persisted) transport.close();
  });
  return {
    client: createClient(transport),
    state: transport.state,
    onStateChange: transport.onStateChange,
    nextHost: {
      isAdmitted,
      async withNewWindow(act) {
        const another = connectWebSocket();
        try {
          return await act(createClient(another));
        } finally {
          another.close();
        }
      },
    },
    openDropped: null,
  };
}

async function isAdmitted(): Promise<boolean | null> {
  try {
    const answer = await fetch(alivePath, { cache: 'no-store' });
    return answer.ok;
  } catch {
    return null; // no host at all: it may come back
  }
}

function connectWebSocket() {
  const address = `ws://${location.host}${socketPath}`;
  const session = crypto.randomUUID();
  return createWebSocketTransport({
    open(listener) {
      const socket = new WebSocket(`${address}?session=${session}`);
      socket.addEventListener('message', (event) => listener.message(String(event.data)));
      socket.addEventListener('close', (event) => listener.close(event.code));
      return { send: (text) => socket.send(text), close: (code) => socket.close(code) };
    },
    isAdmitted,
  });
}
