import type { RequestFrame, Result, ServerFrame } from '../contract/index.ts';
import { closeCodes } from '../contract/index.ts';
import type { RawData, WebSocket } from 'ws';
import { RateLimit, type Limits } from './limits.ts';
import type { Outlet, WindowSession } from './window-session.ts';

interface Waiting {
  readonly request: RequestFrame;
  readonly bytes: number;
}

/** The text of a message; ws gives a Buffer unless told otherwise. */
const textOf = (data: RawData): string =>
  Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** undefined: not a request at all. */
function parseRequest(text: string): RequestFrame | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined; // not JSON, or nested deeper than the stack
  }
  if (typeof frame !== 'object' || frame === null) return undefined;
  const { id, name, input, answered } = frame as Record<string, unknown>;
  if (!isCount(id) || !isCount(answered) || answered > id) return undefined;
  return { id, name, input, answered };
}

/** One WebSocket: reads requests no faster than they are answered and their answers are read. */
export class Connection implements Outlet {
  readonly #socket: WebSocket;
  readonly #session: WindowSession;
  readonly #limits: Limits;
  readonly #rate: RateLimit;
  readonly #waiting: Waiting[] = [];
  #callsInFlight = 0;
  #bytesInFlight = 0;
  #rateTimer: NodeJS.Timeout | null = null;
  #watch: NodeJS.Timeout;
  #unreadBytes = 0;
  #lastProgressMs = Date.now();
  #awaitsPong = false;

  constructor(socket: WebSocket, session: WindowSession, limits: Limits) {
    this.#socket = socket;
    this.#session = session;
    this.#limits = limits;
    this.#rate = new RateLimit(limits.callsPerSecond, limits.callBurst, Date.now());
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => {
      this.#awaitsPong = false;
      this.#lastProgressMs = Date.now();
    });
    this.#watch = setInterval(() => this.#checkProgress(), Math.ceil(limits.stalledAfterMs / 4));
    socket.on('close', () => {
      clearInterval(this.#watch);
      if (this.#rateTimer !== null) clearTimeout(this.#rateTimer);
      this.#waiting.length = 0;
    });
  }

  send(frame: ServerFrame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(frame), () => this.#proceed());
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (isBinary) {
      this.#socket.close(1003);
      return;
    }
    const text = textOf(data);
    const request = parseRequest(text);
    if (request === undefined) {
      this.#answer(null, { ok: false, error: { code: 'invalid-call', message: 'not a request' } });
      // Rubbish costs as much as a call, so that it cannot be had at a higher rate.
      this.#rate.take(Date.now());
    } else {
      this.#waiting.push({ request, bytes: text.length });
    }
    this.#proceed();
  }

  #proceed(): void {
    while (this.#waiting.length > 0 && this.#mayStart(this.#waiting[0]!)) {
      void this.#run(this.#waiting.shift()!);
    }
    if (this.#waiting.length > 0 || this.#isBehind()) this.#socket.pause();
    else if (this.#socket.isPaused) this.#socket.resume();
  }

  async #run({ request, bytes }: Waiting): Promise<void> {
    this.#callsInFlight += 1;
    this.#bytesInFlight += bytes;
    const result = await this.#session.answer(request);
    this.#callsInFlight -= 1;
    this.#bytesInFlight -= bytes;
    this.#answer(request.id, result);
    this.#proceed();
  }

  #isBehind(): boolean {
    return this.#socket.bufferedAmount > this.#limits.maxUnreadBytes;
  }

  #mayStart({ bytes }: Waiting): boolean {
    if (this.#isBehind() || this.#callsInFlight >= this.#limits.maxCallsInFlight) return false;
    if (this.#callsInFlight > 0 && this.#bytesInFlight + bytes > this.#limits.maxBytesInFlight) return false;
    if (this.#rateTimer !== null) return false;
    const waitMs = this.#rate.take(Date.now());
    if (waitMs === 0) return true;
    this.#rateTimer = setTimeout(() => {
      this.#rateTimer = null;
      this.#proceed();
    }, waitMs);
    return false;
  }

  #answer(id: number | null, result: Result<unknown>): void {
    this.send({ kind: 'answer', id, result });
  }

  /** A window that is paused for its own calls is not asked for a pong: its pong would wait unread with them. */
  #checkProgress(): void {
    const unread = this.#socket.bufferedAmount;
    const now = Date.now();
    if (unread < this.#unreadBytes || (unread === 0 && !this.#awaitsPong)) this.#lastProgressMs = now;
    this.#unreadBytes = unread;
    const isOurs = this.#callsInFlight > 0 || this.#rateTimer !== null;
    if (isOurs && unread === 0) this.#lastProgressMs = now;
    if (now - this.#lastProgressMs > this.#limits.stalledAfterMs) {
      // A close frame would queue behind what is not being read.
      this.#socket.close(closeCodes.stalled);
      this.#socket.terminate();
      return;
    }
    if (!this.#socket.isPaused && !this.#awaitsPong && this.#socket.readyState === this.#socket.OPEN) {
      this.#awaitsPong = true;
      this.#socket.ping();
    }
  }
}
