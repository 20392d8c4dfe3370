import { sessionPattern, socketPath, type Service } from '../contract/index.ts';
import { WindowFiles } from '../service/window-files.ts';
import { createServer, type IncomingMessage, type ServerOptions as ServerTimeouts } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Access } from './access.ts';
import { defaultLimits, RateLimit, type Limits } from './limits.ts';
import { answerRequest, refuse, urlOf } from './requests.ts';
import { Windows } from './windows.ts';

export interface ServerOptions {
  readonly service: Service;
  /** The renderer's build: `out/renderer`. */
  readonly rendererFolder: string;
  /** 0: any free one. */
  readonly port: number;
  /** What every window of this run opens first. */
  readonly paths: readonly string[];
  readonly limits?: Partial<Limits>;
  /** What went wrong unexpectedly, for the terminal. Gets no address, token or text of a page. */
  readonly report: (error: unknown) => void;
}

export interface RunningServer {
  readonly port: number;
  /** Address with the token: for the editor's eyes only. */
  readonly address: string;
  /** Address for one visit within a minute: for the command line of a browser, which others can read. */
  ticketAddress(): string;
  close(): Promise<void>;
}

/** The browser host: one renderer and one service on a loopback address. @throws EADDRINUSE where the port is taken, EACCES where it is denied */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  let port = options.port;
  const access = new Access(() => port);
  const files = new WindowFiles(options.rendererFolder);
  const windows = new Windows(options, limits);
  const strangers = new RateLimit(limits.strangersPerSecond, limits.strangersPerSecond * 5, Date.now());

  const server = createServer(timeouts(limits), (request, response) => {
    answerRequest(request, response, access, files, strangers).catch((error: unknown) => {
      options.report(error);
      refuse(response, 500, 'Something went wrong.');
    });
  });
  server.maxConnections = limits.maxConnections;

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
    // Browsers send no pings; whoever sends them and reads no answers must not fill the memory with them.
    autoPong: false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const session = sessionOf(request);
    const isAllowed = access.isOwnHost(request) && access.isOwnOrigin(request) && access.hasCookie(request);
    if (!isAllowed || session === undefined) {
      // Not only our side of it: after the upgrade no time limit of the server's holds for this connection.
      socket.end(
        `HTTP/1.1 ${isAllowed ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`,
        () => socket.destroy(),
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // What comes after a broken frame is a close; ws has said so itself.
      webSocket.on('error', () => webSocket.terminate());
      windows.connect(session, webSocket, systemLocale(request));
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
  port = (server.address() as AddressInfo).port;

  const addressWith = (token: string) => `http://127.0.0.1:${port}/?token=${token}`;
  return {
    port,
    address: addressWith(access.token),
    ticketAddress: () => addressWith(access.issueTicket()),
    async close() {
      // First: a window that loses its connection comes back at once, and would get a session that nobody ends.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await windows.close();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Requests have no body, so head and whole take the same time; Node looks at this interval whether it is up. */
function timeouts({ headersTimeoutMs }: Limits): ServerTimeouts {
  return {
    headersTimeout: headersTimeoutMs,
    requestTimeout: headersTimeoutMs,
    connectionsCheckingInterval: Math.ceil(headersTimeoutMs / 4),
  };
}

/** undefined: not the address of the socket. */
function sessionOf(request: IncomingMessage): string | undefined {
  const url = urlOf(request);
  const session = url?.searchParams.get('session') ?? '';
  return url?.pathname === socketPath && sessionPattern.test(session) ? session : undefined;
}

/** The browser's first language. */
function systemLocale(request: IncomingMessage): string {
  const first = (request.headers['accept-language'] ?? '').split(/[,;]/)[0]!.trim();
  return /^[A-Za-z0-9-]{2,35}$/.test(first) ? first : 'en';
}
