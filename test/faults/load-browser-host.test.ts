import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output, Service } from '../../src/contract/index.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { cookieOf, openSocket, type RawSocket } from '../support/attack-socket.ts';
import { createTestService } from '../support/test-service.ts';

const clients = 8;
const documents = Number(process.env['GALLEY_LOAD_DOCUMENTS'] ?? 1000);
const mebibyte = 1024 * 1024;

let folder: string;
let service: Service;
let server: RunningServer;
let reports: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-load-'));
  await mkdir(join(folder, 'pages'));
  reports = [];
});

afterEach(async () => {
  await server.close();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(paths: readonly string[]): Promise<void> {
  const report = (error: unknown) => reports.push(error);
  service = createTestService(join(folder, 'data'), report);
  server = await startServer({ service, rendererFolder: folder, port: 0, paths, report });
}

/** A window without a screen. */
class Client {
  readonly #socket: RawSocket;
  #id = 0;

  private constructor(socket: RawSocket) {
    this.#socket = socket;
  }

  static async open(name: string): Promise<Client> {
    const headers = { cookie: await cookieOf(server.address), origin: `http://127.0.0.1:${server.port}` };
    const socket = await openSocket({ port: server.port, session: name, headers });
    if (socket === null) throw new Error('refused');
    return new Client(socket);
  }

  async call<T>(name: string, input: unknown): Promise<T> {
    const id = this.#id;
    this.#id += 1;
    const frame = await this.#socket.call(id, name, input);
    this.#socket.frames.length = 0;
    if (frame.kind !== 'answer' || !frame.result.ok) throw new Error(`${name}: ${JSON.stringify(frame)}`);
    return frame.result.value as T;
  }

  close(): void {
    this.#socket.socket.close(1000);
  }
}

const pageName = (index: number) => `p${String(index).padStart(4, '0')}.txt`;

test(`${documents} documents opened, changed and saved by ${clients} windows at once: nothing is lost`, async () => {
  const line = '市民反映的路面积水问题，有关部门已派人到现场查看，并答复将在雨季前修好。';
  const indexes = Array.from({ length: documents }, (_, index) => index);
  for (const index of indexes) {
    await writeFile(join(folder, 'pages', pageName(index)), `第 ${index} 版\n${`${line}\n`.repeat(40)}`);
  }
  await serve([join(folder, 'pages')]);
  const startedAtMs = performance.now();
  const work = async (client: number) => {
    const window = await Client.open(`window-number-${client}-of-the-load`);
    const hello = await window.call<Output<'app.hello'>>('app.hello', {});
    const files = new Map(hello.open.workspace!.files.map(({ name, file }) => [name, file]));
    for (const index of indexes.filter((candidate) => candidate % clients === client)) {
      const opened = await window.call<Output<'document.open'>>('document.open', {
        file: files.get(pageName(index)),
      });
      const { document, revision } = opened;
      const text = opened.text.replace('\n', `，由第 ${client} 号窗口改过\n`);
      await window.call('document.journal', { document, revision, text });
      await window.call('document.save', { document, revision, text, overwrite: false, force: false });
      await window.call('document.close', { document, discardRecovery: true });
    }
    window.close();
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  const tookMs = performance.now() - startedAtMs;
  const wrong: number[] = [];
  for (const index of indexes) {
    const saved = await readFile(join(folder, 'pages', pageName(index)), 'utf8');
    const expected = `第 ${index} 版，由第 ${index % clients} 号窗口改过\n${`${line}\n`.repeat(40)}`;
    if (saved !== expected) wrong.push(index);
  }
  process.stdout.write(
    `${documents} documents, ${clients} windows: ${Math.round(tookMs)} ms, ${wrong.length} lost\n`,
  );
  expect(wrong).toEqual([]);
  expect(reports).toEqual([]);
}, 180_000);

test('a file of 100 MB goes through the socket and back, byte for byte, in bounded memory', async () => {
  const line = `${'字'.repeat(60)}\n`;
  const text = line.repeat(Math.ceil((100 * mebibyte) / Buffer.byteLength(line)));
  const path = join(folder, 'pages', 'big.txt');
  await writeFile(path, text);
  await serve([path]);
  const window = await Client.open('the-window-of-the-big-file');
  const hello = await window.call<Output<'app.hello'>>('app.hello', {});
  const opened = await window.call<Output<'document.open'>>('document.open', {
    file: hello.open.files[0]!.file,
  });
  expect(opened.text === text).toBe(true);
  const { document, revision } = opened;
  const changed = `新${text}`;
  await window.call('document.save', { document, revision, text: changed, overwrite: false, force: false });
  const bytes = await readFile(path);
  expect(bytes.equals(Buffer.from(changed))).toBe(true);
  const usedMiB = process.memoryUsage().rss / mebibyte;
  process.stdout.write(`100 MB opened and saved: ${Math.round(usedMiB)} MiB resident, client included\n`);
  expect(usedMiB).toBeLessThan(3000);
  window.close();
}, 180_000);
