import { request, type IncomingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import type { ServerFrame } from '../../src/contract/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as it stands: `fetch` would correct paths and refuse to set Host. */
export function ask(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: `127.0.0.1:${port}`, ...headers },
        agent: false,
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** The cookie that a first visit with the token gives. */
export async function cookieOf(address: string): Promise<string> {
  const { port, pathname, search } = new URL(address);
  const { headers } = await ask(Number(port), pathname + search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

export interface SocketOptions {
  readonly port: number;
  readonly session?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A bare socket whose frames the test writes itself. Resolves when it is open; null: it was refused. */
export function openSocket({ port, session = 'a-session-of-the-test', headers }: SocketOptions) {
  return new Promise<RawSocket | null>((resolve) => {
    // A browser knows no limit; ws would end at 100 MiB.
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket?session=${session}`, {
      headers,
      maxPayload: 512 * 1024 * 1024,
    });
    socket.on('error', () => resolve(null));
    socket.on('open', () => resolve(new RawSocket(socket)));
  });
}

export class RawSocket {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[] = [];
  readonly closed: Promise<number>;
  #onFrame: () => void = () => undefined;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as ServerFrame);
      this.#onFrame();
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', resolve);
    });
  }

  send(text: string): void {
    this.socket.send(text);
  }

  call(id: number, name: string, input: unknown): Promise<ServerFrame> {
    this.send(JSON.stringify({ id, name, input, answered: id }));
    return this.until((frame) => frame.kind === 'answer' && frame.id === id);
  }

  /** The first frame, past or to come, that fits. */
  until(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.frames.find(fits);
        if (found !== undefined) resolve(found);
      };
      this.#onFrame = look;
      look();
    });
  }
}
