import { connect, type Socket } from 'node:net';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, type DocumentSnapshot } from '../../src/contract/index.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/index.ts';
import { ask, cookieOf, openSocket, type RawSocket } from '../support/attack-socket.ts';
import { createMemoryService, type MemoryService } from '../support/memory-service.ts';

let folder: string;
let server: RunningServer;
let cookie: string;
let origin: string;
let reports: unknown[];
let service: MemoryService;
const opened: RawSocket[] = [];

async function start(
  limits: ServerOptions['limits'] = {},
  texts: Readonly<Record<string, string>> = { 'a.txt': 'one\ntwo' },
): Promise<void> {
  reports = [];
  service = createMemoryService(texts);
  server = await startServer({
    service,
    rendererFolder: join(folder, 'renderer'),
    port: 0,
    paths: [],
    limits,
    report: (error) => reports.push(error),
  });
  cookie = await cookieOf(server.address);
  origin = `http://127.0.0.1:${server.port}`;
}

async function socketWith(
  headers: Readonly<Record<string, string>>,
  session?: string,
): Promise<RawSocket | null> {
  const socket = await openSocket({
    port: server.port,
    headers,
    ...(session === undefined ? {} : { session }),
  });
  if (socket !== null) opened.push(socket);
  return socket;
}

async function admittedSocket(session?: string): Promise<RawSocket> {
  const socket = await socketWith({ cookie, origin }, session);
  if (socket === null) throw new Error('the admitted window was refused');
  return socket;
}

/**
 * What the host answers to bytes as they stand, until it closes the connection.
 *
 * @param stays keeps its own side open whatever the host does
 */
function sendRaw(bytes: string, stays = false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: server.port, allowHalfOpen: stays });
    let text = '';
    socket.write(bytes);
    socket.on('data', (data) => {
      text += data.toString();
      // It would go on waiting for the next request.
      if (!stays) socket.end();
    });
    socket.on('error', () => undefined);
    if (stays) {
      // A side that stays learns of the end by writing into it.
      const probe = setInterval(() => socket.write('x'), 50);
      socket.on('close', () => clearInterval(probe));
    }
    socket.on('close', () => resolve(text));
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-security-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>PAGE</title>');
  await writeFile(join(folder, 'renderer', 'assets', 'main-AbCd1234.js'), 'export {};');
  await writeFile(join(folder, 'renderer', 'assets', 'main.js.map'), 'SOURCES');
  await writeFile(join(folder, 'secret.txt'), 'SECRET');
  await symlink(join(folder, 'secret.txt'), join(folder, 'renderer', 'assets', 'link.html'));
});

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.socket.terminate();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('who may come in', () => {
  beforeEach(() => start());

  test('the token in the address gives a strict cookie and leads to an address without it', async () => {
    const { pathname, search } = new URL(server.address);
    const first = await ask(server.port, pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect((await ask(server.port, '/', { cookie })).body).toContain('<title>PAGE');
  });

  test('a visit from a link on another site gets the cookie too, and moves on by itself', async () => {
    const { pathname, search } = new URL(server.address);
    const first = await ask(server.port, pathname + search, { 'sec-fetch-site': 'cross-site' });
    expect(first.status).toBe(200);
    expect(first.headers['set-cookie']).toHaveLength(1);
    expect(first.body).not.toContain(server.address.split('=')[1]);
  });

  test('a second browser, without the token, gets nothing', async () => {
    for (const path of ['/', '/index.html', '/assets/main-AbCd1234.js', '/alive', '/nothing']) {
      const answer = await ask(server.port, path);
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('PAGE');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await socketWith({ origin })).toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(100_000).slice(0, 8000), '%00', '../'])(
    'a wrong token gets nothing (%#)',
    async (token) => {
      const answer = await ask(server.port, `/?token=${token}`);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  test('neither the token nor a part of it is a cookie, and a guessed cookie is none', async () => {
    const token = server.address.split('=')[1]!;
    const name = cookie.split('=')[0]!;
    for (const guess of [
      `${name}=${token}`,
      `${name}=`,
      cookie.slice(0, -1),
      `galley-1=${cookie.split('=')[1]}`,
    ]) {
      expect((await ask(server.port, '/', { cookie: guess })).status).toBe(403);
      expect(await socketWith({ cookie: guess, origin })).toBeNull();
    }
  });

  test('a ticket is good for one visit', async () => {
    const { pathname, search } = new URL(server.ticketAddress());
    expect((await ask(server.port, pathname + search)).status).toBe(303);
    expect((await ask(server.port, pathname + search)).status).toBe(403);
  });

  test('guessing tokens is slowed down', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => ask(server.port, `/?token=guess-${index}`)),
    );
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(100);
    expect(answers.every(({ status }) => status === 429 || status === 403)).toBe(true);
  });

  test('nothing that is reported holds the token', () => {
    const token = server.address.split('=')[1]!;
    expect(JSON.stringify(reports.map(String))).not.toContain(token);
  });
});

describe('other sites', () => {
  beforeEach(() => start());

  test.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]',
    '[::1]:{port}',
    'localhost.:{port}',
    '127.1:{port}',
    '0.0.0.0:{port}',
    '2130706433:{port}',
    '127.0.0.1:{port}.evil.example',
    '127.0.0.1:{port}@evil.example',
    'evil.example:{port}',
    ' ',
  ])('a name that was made to resolve to this machine is refused: Host %s', async (variant) => {
    const host = variant.replace('{port}', String(server.port));
    const answer = await ask(server.port, '/', { cookie, host });
    expect([400, 421]).toContain(answer.status);
    expect(answer.body).not.toContain('PAGE');
    expect(await socketWith({ cookie, host, origin: `http://${host}` })).toBeNull();
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'file://', ''])(
    'a page of origin %s gets no socket, though the browser sends the cookie',
    async (foreign) => {
      expect(await socketWith({ cookie, origin: foreign })).toBeNull();
    },
  );

  test('no Origin, no socket', async () => {
    expect(await socketWith({ cookie })).toBeNull();
  });

  test('another port of this machine cannot load parts of the window', async () => {
    const headers = { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' };
    expect((await ask(server.port, '/assets/main-AbCd1234.js', headers)).status).toBe(403);
  });

  test('nothing is allowed across origins, and the strict policy stands on every answer', async () => {
    const answers = await Promise.all([
      ask(server.port, '/', { cookie, origin: 'http://evil.example' }),
      ask(server.port, '/', {}),
      ask(server.port, '/nothing', { cookie }),
      ask(server.port, '/', { cookie, host: 'evil.example' }),
      ask(server.port, '/', { cookie, 'access-control-request-method': 'GET' }, 'OPTIONS'),
    ]);
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])('%s is refused', async (method) => {
    expect((await ask(server.port, '/', { cookie }, method)).status).toBe(405);
  });

  test.each([
    ['no Host', 'GET / HTTP/1.0\r\n{cookie}\r\n'],
    ['no Host in HTTP/1.1', 'GET / HTTP/1.1\r\n{cookie}\r\n'],
    ['two lengths', 'GET / HTTP/1.1\r\n{host}Content-Length: 4\r\nContent-Length: 5\r\n{cookie}\r\nGET '],
    [
      'a length and chunks',
      'GET / HTTP/1.1\r\n{host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n{cookie}\r\n0\r\n\r\n',
    ],
    ['an unknown encoding', 'GET / HTTP/1.1\r\n{host}Transfer-Encoding: xchunked\r\n{cookie}\r\n'],
    ['a header before a space', 'GET / HTTP/1.1\r\n{host}Cookie : x\r\n{cookie}\r\n'],
    ['a header that goes on', 'GET / HTTP/1.1\r\n{host}X: y\r\n z: {cookie}\r\n'],
    ['a lone CR in a header', 'GET / HTTP/1.1\r\n{host}X: y\r{cookie}\r\n'],
    ['a head without an end', `GET / HTTP/1.1\r\n{host}X: ${'y'.repeat(100_000)}`],
    ['a tunnel', 'CONNECT 127.0.0.1:22 HTTP/1.1\r\n{host}{cookie}\r\n'],
  ])('a request that two programs could read in two ways gets no page: %s', async (_, request) => {
    const raw = request
      .replace('{host}', `Host: 127.0.0.1:${server.port}\r\n`)
      .replace('{cookie}', `Cookie: ${cookie}\r\n`);
    const answer = await sendRaw(raw);
    expect(answer).not.toContain('PAGE');
    expect(answer).toMatch(/^HTTP\/1\.1 (?:400|421|431) |^$/);
  });

  test('it listens on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4');
    if (outside === undefined) return; // a machine without a network has nothing to listen on
    const isReached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: outside.address, port: server.port, timeout: 2000 });
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('timeout', () => resolve(false));
    });
    expect(isReached).toBe(false);
  });
});

describe('paths', () => {
  beforeEach(() => start());

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets//../../secret.txt',
    '//secret.txt',
    '/assets/link.html',
    '/assets/main.js.map',
    '/assets',
    '/assets/',
    '/secret.txt%00.html',
    '/index.html%00',
    '/INDEX.HTML',
    '/\\..\\secret.txt',
    '/assets/%c0%ae%c0%ae/secret.txt',
    '/__proto__',
    '/constructor',
    `/${'a/'.repeat(4000)}`,
  ])('%.40s leads nowhere', async (path) => {
    const answer = await ask(server.port, path, { cookie });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toMatch(/SECRET|SOURCES|PAGE/);
  });

  test.each(['http://evil.example/', '*', 'file:///etc/passwd'])(
    'the absolute address %s is refused',
    async (path) => {
      expect((await ask(server.port, path, { cookie })).status).toBe(400);
    },
  );

  test('parts of the build are served with their types', async () => {
    const script = await ask(server.port, '/assets/main-AbCd1234.js', { cookie });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await ask(server.port, '/', { cookie })).headers['cache-control']).toBe('no-store');
  });
});

describe('traffic', () => {
  test('a frame above the limit ends the connection, and the host goes on', async () => {
    await start({ maxFrameBytes: 100_000 });
    const socket = await admittedSocket();
    socket.send(JSON.stringify({ id: 0, name: 'app.hello', input: { x: 'x'.repeat(200_000) }, answered: 0 }));
    expect(await socket.closed).toBe(1009);
    const next = await admittedSocket('another-session-here');
    expect(await next.call(0, 'app.hello', {})).toMatchObject({ result: { ok: true } });
  });

  test('what is not a request is answered with an error value', async () => {
    await start();
    const rubbish = [
      '',
      'x',
      '1',
      'null',
      '[]',
      '{}',
      '{"id":-1}',
      '{"id":1e300,"name":"app.hello"}',
      '['.repeat(100_000),
    ];
    const socket = await admittedSocket();
    for (const text of rubbish) socket.send(text);
    expect(await socket.call(7, 'app.hello', {})).toMatchObject({ result: { ok: true } });
    const errors = socket.frames.filter((frame) => frame.kind === 'answer' && frame.id === null);
    expect(errors).toHaveLength(rubbish.length);
    for (const frame of errors)
      expect(frame).toMatchObject({ result: { ok: false, error: { code: 'invalid-call' } } });
  });

  test('a text that goes ahead of its request in pieces arrives whole, and nothing else takes it', async () => {
    await start();
    const socket = await admittedSocket();
    const opening = await socket.call(0, 'document.open', { file: 'file-1' });
    const { document, revision } = (opening as unknown as { result: { value: DocumentSnapshot } }).result
      .value;
    const input = { document, revision, text: '', overwrite: false, force: false };
    const ask = (id: number, more: object) =>
      socket.send(JSON.stringify({ id, name: 'document.save', input, answered: 0, ...more }));
    // No pieces, pieces of nothing, and a place for them that is taken.
    ask(1, { textCame: true });
    socket.send('+"lost "');
    for (const rubbish of ['+', '+1', '+{}', '+"', '+["a"]']) socket.send(rubbish);
    socket.send('+"lost "');
    ask(3, { textCame: true, input: { ...input, text: 'taken' } });
    socket.send('+"lost "');
    ask(4, { textCame: true, input: JSON.parse('{"__proto__":{"text":""}}') as object });
    const errors = () => socket.frames.filter((frame) => frame.kind === 'answer' && frame.id === null);
    await socket.until(() => errors().length === 8);
    for (const piece of ['第一段\ud83d', '\ude00 and', ' the rest\udcff']) {
      socket.send(`+${JSON.stringify(piece)}`);
      // Short requests overtake it, and take none of it.
      const other = { document, revision, text: 'short' };
      ask(10 + piece.length, { name: 'document.journal', input: other });
    }
    ask(5, { textCame: true });
    await socket.until((frame) => frame.kind === 'answer' && frame.id === 5);
    expect(service.saved.get('a.txt')).toBe('第一段😀 and the rest\udcff');
  });

  test('pieces are bounded like a message, however small they are', async () => {
    await start({ maxFrameBytes: 100_000 });
    const large = await admittedSocket('the-large-pieces');
    for (let count = 0; count < 3; count += 1) large.send(`+"${'x'.repeat(50_000)}"`);
    expect(await large.closed).toBe(1009);
    const small = await admittedSocket('the-small-pieces');
    for (let count = 0; count < 100; count += 1) small.send('+"x"');
    expect(await small.closed).toBe(1009);
    const next = await admittedSocket('another-session-here');
    expect(await next.call(0, 'app.hello', {})).toMatchObject({ result: { ok: true } });
  });

  test('compressed frames are not agreed on, and end the connection where they come all the same', async () => {
    await start();
    const socket = await socketWith({
      cookie,
      origin,
      'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits',
    });
    expect(socket?.socket.extensions).toBe('');
    const next = await admittedSocket('another-session-here');
    // A text frame with the bit that says it is compressed, masked with zeros.
    (next.socket as unknown as { _socket: Socket })._socket.write(
      Buffer.from([0xc1, 0x81, 0, 0, 0, 0, 0x78]),
    );
    expect(await next.closed).toBeGreaterThanOrEqual(1002);
  });

  test('pings are not answered, so that they cannot be hoarded', async () => {
    await start();
    const socket = await admittedSocket();
    let pongs = 0;
    socket.socket.on('pong', () => (pongs += 1));
    for (let count = 0; count < 1000; count += 1) socket.socket.ping('x'.repeat(100));
    expect(await socket.call(0, 'app.hello', {})).toMatchObject({ result: { ok: true } });
    expect(pongs).toBe(0);
  });

  test('who says nothing, or is refused and stays, does not keep a connection from others', async () => {
    await start({ headersTimeoutMs: 400, maxConnections: 2 });
    const upgrade =
      'GET /socket?session=a-session-of-the-test HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';
    const held = [sendRaw('', true), sendRaw(upgrade, true)];
    expect((await Promise.all(held))[1]).toMatch(/^HTTP\/1\.1 403/);
    expect((await ask(server.port, '/alive', { cookie })).status).toBe(204);
  });

  test('binary frames end the connection', async () => {
    await start();
    const socket = await admittedSocket();
    socket.socket.send(Buffer.from([1, 2, 3]));
    expect(await socket.closed).toBe(1003);
  });

  test('a flood is answered in full, at the rate allowed, while other windows are served', async () => {
    await start({ callsPerSecond: 500, callBurst: 100 });
    const flood = await admittedSocket('the-flooding-window');
    const calls = 600;
    const startedAtMs = Date.now();
    for (let id = 0; id < calls; id += 1) {
      flood.send(JSON.stringify({ id, name: 'app.hello', input: {}, answered: 0 }));
    }
    const other = await admittedSocket('the-patient-window');
    await other.call(0, 'app.hello', {});
    const otherTookMs = Date.now() - startedAtMs;
    const answeredBefore = flood.frames.filter((frame) => frame.kind === 'answer').length;
    await flood.until((frame) => frame.kind === 'answer' && frame.id === calls - 1);
    const floodTookMs = Date.now() - startedAtMs;
    expect(floodTookMs).toBeGreaterThanOrEqual(900);
    // Answered in the midst of it, not after it; how long that takes is the machine's affair too.
    expect(answeredBefore).toBeLessThan(calls);
    expect(otherTookMs).toBeLessThan(floodTookMs);
    expect(flood.frames.filter((frame) => frame.kind === 'answer')).toHaveLength(calls);
  });

  test('a window that reads nothing is not answered further, and is cut off', async () => {
    await start({ stalledAfterMs: 800, maxUnreadBytes: 100_000 }, { 'big.txt': '字'.repeat(3_000_000) });
    const socket = await admittedSocket();
    const before = process.memoryUsage().rss;
    socket.socket.pause();
    for (let id = 0; id < 200; id += 1) {
      socket.send(JSON.stringify({ id, name: 'document.open', input: { file: 'file-1' }, answered: 0 }));
    }
    const isCutOff = await Promise.race([
      new Promise<boolean>((resolve) => {
        socket.socket.on('close', () => resolve(true));
        // A paused socket learns of its end when it reads again.
        setTimeout(() => socket.socket.resume(), 4000);
      }),
      sleep(8000, false),
    ]);
    expect(isCutOff).toBe(true);
    // 200 answers of 9 MB would be 1.8 GB.
    expect(process.memoryUsage().rss - before).toBeLessThan(900 * 1024 * 1024);
  });

  test('no more windows than allowed', async () => {
    await start({ maxSessions: 2 });
    await admittedSocket('window-number-one');
    await admittedSocket('window-number-two');
    const third = await admittedSocket('window-number-three');
    expect(await third.closed).toBe(4001);
  });

  test('a slow request header is given up', async () => {
    await start({ headersTimeoutMs: 1000 });
    const answer = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: server.port });
      let text = '';
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
      const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 500);
      socket.on('data', (data) => {
        text += data.toString();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(drip);
        resolve(text);
      });
    });
    expect(answer).toMatch(/^HTTP\/1.1 408|^$/);
  });
});

describe('a window that lost its connection', () => {
  test('finds its session again, and a request that is sent twice runs once', async () => {
    await start();
    const first = await admittedSocket('the-very-same-window');
    const opening = await first.call(0, 'document.open', { file: 'file-1' });
    first.socket.terminate();
    await first.closed;
    const second = await admittedSocket('the-very-same-window');
    await second.until((frame) => frame.kind === 'hello');
    expect(second.frames[0]).toMatchObject({ kind: 'hello', resumed: true });
    expect(await second.call(0, 'document.open', { file: 'file-1' })).toEqual(opening);
  });

  test('a second connection of the same window takes over from the first', async () => {
    await start();
    const first = await admittedSocket('the-very-same-window');
    const second = await admittedSocket('the-very-same-window');
    expect(await first.closed).toBe(4000);
    expect(await second.call(0, 'app.hello', {})).toMatchObject({ result: { ok: true } });
  });

  test('after its time the host has forgotten it, and says so', async () => {
    await start({ sessionGraceMs: 50 });
    const first = await admittedSocket('the-very-same-window');
    first.socket.terminate();
    await sleep(300);
    const second = await admittedSocket('the-very-same-window');
    await second.until((frame) => frame.kind === 'hello');
    expect(second.frames[0]).toMatchObject({ resumed: false });
  });
});
