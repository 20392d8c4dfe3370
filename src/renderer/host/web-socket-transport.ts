import type { Transport } from '../../contract/client.ts';
import type { Result } from '../../contract/errors.ts';
import {
  closeCodes,
  pieceMark,
  requestMessages,
  type RequestFrame,
  type ServerFrame,
} from '../../contract/wire.ts';

/**
 * `silent`: the host has never answered, and is tried again; `lost`: it had, and is; calls wait. `refused`: this host does not
 * let the window in any more; `full`: it has as many as it has room for; `expired`: it lets it in, but no longer knows the
 * documents. After these the page has to be opened anew; unsaved text is in the journal.
 */
export type ConnectionState = 'connecting' | 'silent' | 'open' | 'lost' | 'refused' | 'full' | 'expired';

export interface WebSocketTransport extends Transport {
  readonly state: () => ConnectionState;
  readonly onStateChange: (listener: (state: ConnectionState) => void) => () => void;
  /** Says goodbye: the host lets go of this window at once. */
  close(): void;
}

export interface SocketListener {
  readonly message: (text: string) => void;
  readonly close: (code: number) => void;
}

/** A socket, in the window or in a test. `send` on one that is closing does nothing. */
export interface Socket {
  readonly send: (text: string) => void;
  readonly close: (code: number) => void;
}

export interface WebSocketTransportOptions {
  /** Opens the socket of this window; called again for each attempt. */
  readonly open: (listener: SocketListener) => Socket;
  /** Whether the host is there and lets this window in; null: it is not there. Asked when a connection fails. */
  readonly isAdmitted: () => Promise<boolean | null>;
  readonly retryAfterMs?: readonly number[];
}

interface Pending {
  readonly messages: readonly string[];
  readonly resolve: (result: Result<unknown>) => void;
}

/** Waits between attempts; the last one repeats. */
const defaultRetryAfterMs = [100, 250, 500, 1000, 2000, 5000];

/** A host that is only just starting need not be talked about. */
const attemptsInSilence = 2;

/** A character is at most three bytes: only long texts are measured exactly. */
function bytesAbove(messages: readonly string[], limit: number): boolean {
  const characters = messages.reduce((sum, { length }) => sum + length, 0);
  if (characters * 3 <= limit) return false;
  const encoder = new TextEncoder();
  return messages.reduce((sum, message) => sum + encoder.encode(message).length, 0) > limit;
}

/** The contract over one WebSocket. A call is answered even if the connection is lost and found again meanwhile. */
export function createWebSocketTransport(options: WebSocketTransportOptions): WebSocketTransport {
  const retryAfterMs = options.retryAfterMs ?? defaultRetryAfterMs;
  const pending = new Map<number, Pending>();
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let socket: Socket | null = null;
  let nextId = 0;
  let attempts = 0;
  let wasOpen = false;
  let isDone = false;
  let maxFrameBytes = Number.POSITIVE_INFINITY;

  const outbox: string[] = [];
  let isPausing = false;

  /** In order; after each piece of a long text the window draws and takes keys. */
  const sendOn = () => {
    isPausing = false;
    for (let next = outbox.shift(); next !== undefined; next = outbox.shift()) {
      socket?.send(next);
      if (!next.startsWith(pieceMark)) continue;
      isPausing = true;
      setTimeout(sendOn);
      return;
    }
  };
  const post = (messages: readonly string[]) => {
    const [message, ...more] = messages;
    // A short request does not wait for the pieces of a long one: who needs an order waits for the answer.
    if (isPausing && message !== undefined && more.length === 0) {
      socket?.send(message);
      return;
    }
    outbox.push(...messages);
    if (!isPausing) sendOn();
  };

  const setState = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener(next);
  };

  const lowestAwaited = () => {
    for (const id of pending.keys()) return id; // a Map keeps the order of insertion, which is that of ids
    return nextId;
  };

  const fail = (next: 'refused' | 'full' | 'expired') => {
    isDone = true;
    setState(next);
    const error = { code: 'host-gone', message: `the window is ${next} by the host` } as const;
    for (const { resolve } of pending.values()) resolve({ ok: false, error });
    pending.clear();
  };

  const receive = (frame: ServerFrame) => {
    switch (frame.kind) {
      case 'hello':
        if (wasOpen && !frame.resumed) {
          fail('expired');
          socket?.close(1000);
          return;
        }
        ({ maxFrameBytes } = frame);
        wasOpen = true;
        attempts = 0;
        setState('open');
        outbox.length = 0;
        for (const { messages } of pending.values()) post(messages);
        return;
      case 'answer': {
        if (frame.id === null) return; // a frame of ours that was no request: cannot happen
        const call = pending.get(frame.id);
        pending.delete(frame.id);
        call?.resolve(frame.result);
        return;
      }
      case 'event':
        for (const listener of listeners) listener(frame.name, frame.payload);
    }
  };

  const retry = async (code: number) => {
    socket = null;
    if (isDone) return;
    if (code === closeCodes.replaced || code === closeCodes.full) {
      fail(code === closeCodes.full ? 'full' : 'refused');
      return;
    }
    if (wasOpen) setState('lost');
    else if (attempts >= attemptsInSilence) setState('silent');
    if ((await options.isAdmitted()) === false) {
      fail('refused');
      return;
    }
    const waitMs = retryAfterMs[Math.min(attempts, retryAfterMs.length - 1)] ?? 1000;
    attempts += 1;
    setTimeout(connect, waitMs);
  };

  function connect(): void {
    if (isDone) return;
    const opened = options.open({
      message: (text) => {
        if (socket === opened) receive(JSON.parse(text) as ServerFrame);
      },
      close: (code) => {
        if (socket === opened) void retry(code);
      },
    });
    socket = opened;
  }
  connect();

  return {
    invoke(name, input) {
      if (isDone) {
        return Promise.resolve({ ok: false, error: { code: 'host-gone', message: 'the host is gone' } });
      }
      const id = nextId;
      nextId += 1;
      const request: RequestFrame = { id, name, input, answered: Math.min(id, lowestAwaited()) };
      const messages = requestMessages(request);
      if (bytesAbove(messages, maxFrameBytes)) {
        return Promise.resolve({
          ok: false,
          error: { code: 'too-large', message: `${name}: too large to send` },
        });
      }
      return new Promise((resolve) => {
        pending.set(id, { messages, resolve });
        if (state === 'open') post(messages);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    onStateChange(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    close() {
      isDone = true;
      socket?.close(1000);
    },
  };
}
