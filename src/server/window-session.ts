import {
  dispatchInPieces,
  type RequestFrame,
  type Result,
  type ServerFrame,
  type Session,
} from '../contract/index.ts';
import type { Limits } from './limits.ts';

/** Takes the frames of one connection. */
export interface Outlet {
  send(frame: ServerFrame): void;
}

/**
 * One window of the browser host. It outlives its connection for a while: requests that were under way are finished
 * and answered once the window is back, and none runs twice.
 */
export class WindowSession {
  readonly #session: Session;
  readonly #limits: Limits;
  readonly #report: (error: unknown) => void;
  readonly #answers = new Map<number, Promise<Result<unknown>>>();
  #lowestAwaited = 0;
  #events: ServerFrame[] = [];
  #outlet: Outlet | null = null;

  constructor(open: (session: WindowSession) => Session, limits: Limits, report: (error: unknown) => void) {
    this.#limits = limits;
    this.#report = report;
    this.#session = open(this);
  }

  emit(name: string, payload: unknown): void {
    const frame: ServerFrame = { kind: 'event', name, payload };
    if (this.#outlet !== null) {
      this.#outlet.send(frame);
      return;
    }
    this.#events.push(frame);
    if (this.#events.length > this.#limits.maxEventsKept) this.#events.shift();
  }

  attach(outlet: Outlet, resumed: boolean): void {
    this.#outlet = outlet;
    this.#session.setAway(false);
    outlet.send({ kind: 'hello', resumed, maxFrameBytes: this.#limits.maxFrameBytes });
    const waiting = this.#events;
    this.#events = [];
    for (const frame of waiting) outlet.send(frame);
  }

  detach(outlet: Outlet): void {
    if (this.#outlet !== outlet) return;
    this.#outlet = null;
    this.#session.setAway(true);
  }

  /** Runs a request, or finds the answer of one that ran already. */
  answer(request: RequestFrame): Promise<Result<unknown>> {
    this.#forgetBelow(request.answered);
    if (request.id < this.#lowestAwaited) {
      return Promise.resolve({ ok: false, error: { code: 'invalid-call', message: 'an old request' } });
    }
    const known = this.#answers.get(request.id);
    if (known !== undefined) return known;
    const answer = dispatchInPieces(this.#session.handlers, request.name, request.input, this.#report);
    this.#answers.set(request.id, answer);
    return answer;
  }

  #forgetBelow(id: number): void {
    if (id <= this.#lowestAwaited) return;
    this.#lowestAwaited = id;
    for (const answered of this.#answers.keys()) {
      if (answered < id) this.#answers.delete(answered);
    }
  }

  /** After the calls under way: a save that has begun is finished. */
  async close(): Promise<void> {
    this.#outlet = null;
    await Promise.all(this.#answers.values());
    this.#answers.clear();
    await this.#session.close();
  }
}
