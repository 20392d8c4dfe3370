import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const secret = () => randomBytes(32).toString('base64url');
const digest = (value: string) => createHash('sha256').update(value).digest();

/** In constant time whatever the lengths: digests are compared, not the secrets. */
const same = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));

/** A ticket stands in a command line for a moment, where other users of the machine can read it: once, and soon. */
const ticketLifeMs = 60_000;

/**
 * Who may come in. The token is in the address that the editor is told; whoever brings it gets a cookie, and the
 * cookie is what every later request is judged by. Neither is written anywhere.
 */
export class Access {
  readonly token = secret();
  readonly #cookieValue = secret();
  #ticket: { readonly value: string; readonly endsAtMs: number } | null = null;
  readonly #port: () => number;

  constructor(port: () => number) {
    this.#port = port;
  }

  /** A token for one visit within a minute. */
  issueTicket(): string {
    const value = secret();
    this.#ticket = { value, endsAtMs: Date.now() + ticketLifeMs };
    return value;
  }

  acceptsToken(given: string): boolean {
    if (same(given, this.token)) return true;
    const ticket = this.#ticket;
    if (ticket === null || !same(given, ticket.value)) return false;
    this.#ticket = null;
    return Date.now() <= ticket.endsAtMs;
  }

  /** Cookies are shared by all ports of a host, so the name carries the port. */
  get #cookieName(): string {
    return `galley-${this.#port()}`;
  }

  get setCookie(): string {
    return `${this.#cookieName}=${this.#cookieValue}; Path=/; HttpOnly; SameSite=Strict`;
  }

  hasCookie(request: IncomingMessage): boolean {
    let admitted = false;
    for (const pair of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.#cookieName && value !== undefined && same(value, this.#cookieValue)) admitted = true;
    }
    return admitted;
  }

  /** Only the names of this machine's own address: a name that was made to resolve to it (DNS rebinding) is not one. */
  isOwnHost(request: IncomingMessage): boolean {
    const host = request.headers.host ?? '';
    return host === `127.0.0.1:${this.#port()}` || host === `localhost:${this.#port()}`;
  }

  /** A page of another origin, another port of this machine included, gets nothing. */
  isOwnOrigin(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return origin === `http://${request.headers.host}`;
  }
}
