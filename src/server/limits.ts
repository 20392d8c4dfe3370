/** Bounds on what one window may ask of the browser host. Reaching one slows the window down; only some end it. */
export interface Limits {
  /** A frame above it ends the connection (close code 1009). Room for the text of a 100 MB file. */
  readonly maxFrameBytes: number;
  /** Calls that run at once for one window; further ones wait unread. */
  readonly maxCallsInFlight: number;
  readonly maxBytesInFlight: number;
  readonly callsPerSecond: number;
  /** How many calls may come at once before `callsPerSecond` holds. */
  readonly callBurst: number;
  /** While more than this waits to be read by the window, no further call of it is started. */
  readonly maxUnreadBytes: number;
  /** A window that reads nothing for so long, or does not answer a ping, is cut off. */
  readonly stalledAfterMs: number;
  /** How long a window that lost its connection may come back to its documents. */
  readonly sessionGraceMs: number;
  readonly maxSessions: number;
  /** Events kept for a window that is away; the oldest go first. */
  readonly maxEventsKept: number;
  readonly maxConnections: number;
  /** A request whose head takes longer is given up. */
  readonly headersTimeoutMs: number;
  /** Requests without a valid cookie that are answered in one second; the rest get 429. */
  readonly strangersPerSecond: number;
}

export const defaultLimits: Limits = {
  maxFrameBytes: 320 * 1024 * 1024,
  maxCallsInFlight: 32,
  maxBytesInFlight: 640 * 1024 * 1024,
  callsPerSecond: 500,
  callBurst: 1000,
  maxUnreadBytes: 16 * 1024 * 1024,
  stalledAfterMs: 30_000,
  sessionGraceMs: 10 * 60_000,
  maxSessions: 32,
  maxEventsKept: 50_000,
  maxConnections: 256,
  headersTimeoutMs: 10_000,
  strangersPerSecond: 20,
};

/** Lets `perSecond` through on average and `burst` at once. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #countedAtMs: number;

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#countedAtMs = nowMs;
  }

  /** Takes one and answers 0, or takes none and answers how long to wait. */
  take(nowMs: number): number {
    const earned = ((nowMs - this.#countedAtMs) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, earned));
    this.#countedAtMs = nowMs;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1000);
    this.#tokens -= 1;
    return 0;
  }
}
