import type { RequestFrame, Result, ServerFrame } from '../contract/index.ts';
import { closeCodes, LongText, pieceMark } from '../contract/index.ts';
import { jsonPieces } from '../contract/long-text.ts';
import type { RawData, WebSocket } from 'ws';
import { IncomingText } from './incoming-text.ts';
import { RateLimit, type Limits } from './limits.ts';
import type { Outlet, WindowSession } from './window-session.ts';

interface Waiting {
  readonly request: RequestFrame;
  readonly bytes: number;
}

/** The text of a message; ws gives a Buffer unless told otherwise. */
const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : (data as Buffer)).toString();

const bytesOf = (data: RawData): number =>
  Array.isArray(data) ? data.reduce((sum, { length }) => sum + length, 0) : data.byteLength;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** undefined: not JSON, or nested deeper than the stack. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param incoming what came of a text ahead of its request
 * @returns undefined: not a request at all
 */
function parseRequest(text: string, incoming: IncomingText): RequestFrame | undefined {
  const frame = parseJson(text);
  if (typeof frame !== 'object' || frame === null) return undefined;
  const { id, name, input, answered, textCame } = frame as Record<string, unknown>;
  if (!isCount(id) || !isCount(answered) || answered > id) return undefined;
  if (textCame === undefined) return { id, name, input, answered };
  const { pieces } = incoming;
  const takesText =
    textCame === true &&
    pieces.length > 0 &&
    typeof input === 'object' &&
    input !== null &&
    Object.hasOwn(input, 'text') &&
    (input as { text: unknown }).text === '';
  if (!takesText) return undefined;
  return { id, name, input: { ...input, text: new LongText(pieces) }, answered, textCame };
}

/** One WebSocket: reads requests no faster than they are answered and their answers are read. */
export class Connection implements Outlet {
  readonly #socket: WebSocket;
  readonly #session: WindowSession;
  readonly #limits: Limits;
  readonly #rate: RateLimit;
  readonly #waiting: Waiting[] = [];
  /** Of a text whose request has not come yet. */
  #incoming = new IncomingText();
  /** Frames that wait for a long one to be sent; null: none is being sent. */
  #behindLong: ServerFrame[] | null = null;
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
    if (this.#behindLong !== null) {
      this.#behindLong.push(frame);
      return;
    }
    const pieces = jsonPieces(frame);
    const first = pieces.next().value ?? '';
    const second = pieces.next();
    if (second.done === true) {
      this.#socket.send(first, () => this.#proceed());
      return;
    }
    this.#behindLong = [];
    this.#socket.send(first, { fin: false });
    this.#sendOn(second.value, pieces);
  }

  /**
   * One message in fragments, each when the one before is on its way: other windows are served in between, and what a
   * socket has waiting it encodes in one go.
   */
  #sendOn(piece: string, rest: Generator<string>): void {
    this.#socket.send(piece, { fin: false }, (error) => {
      if (error) return; // the socket is closing
      this.#lastProgressMs = Date.now();
      setImmediate(() => this.#sendNext(rest));
    });
  }

  #sendNext(pieces: Generator<string>): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const piece = pieces.next();
    if (piece.done !== true) {
      this.#sendOn(piece.value, pieces);
      return;
    }
    this.#socket.send('', { fin: true }, () => this.#proceed());
    const waiting = this.#behindLong ?? [];
    this.#behindLong = null;
    for (const frame of waiting) this.send(frame);
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
    const own = bytesOf(data);
    if (text.startsWith(pieceMark) && this.#takePiece(text, own)) return;
    const request = parseRequest(text, this.#incoming);
    let bytes = own;
    if (request === undefined || request.textCame) {
      bytes += this.#incoming.bytes;
      this.#incoming = new IncomingText();
    }
    if (request === undefined) {
      this.#answer(null, { ok: false, error: { code: 'invalid-call', message: 'not a request' } });
      // Rubbish costs as much as a call, so that it cannot be had at a higher rate.
      this.#rate.take(Date.now());
    } else {
      this.#waiting.push({ request, bytes });
    }
    this.#proceed();
  }

  /** false: it is none. Together they may be as long as one message. */
  #takePiece(text: string, bytes: number): boolean {
    const piece = parseJson(text.slice(pieceMark.length));
    if (typeof piece !== 'string') return false;
    this.#incoming.add(piece, bytes);
    if (this.#incoming.bytes > this.#limits.maxFrameBytes) {
      this.#socket.close(1009);
      this.#incoming = new IncomingText();
    }
    return true;
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
    const waiting = this.#behindLong?.length ?? 0;
    return (
      this.#socket.bufferedAmount > this.#limits.maxUnreadBytes || waiting >= this.#limits.maxCallsInFlight
    );
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
