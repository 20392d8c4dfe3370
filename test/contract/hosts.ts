import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { WebSocket } from 'ws';
import { dispatch, type Dialogs, type Result, type Service } from '../../src/contract/index.ts';
import { createWebSocketTransport } from '../../src/renderer/host/web-socket-transport.ts';
import { startServer } from '../../src/server/index.ts';
import { ask, cookieOf } from '../support/attack-socket.ts';
import { StandIn } from '../support/electron-stand-in/launch.ts';

export const hostKinds = ['in-process', 'web-socket', 'electron'] as const;
export type HostKind = (typeof hostKinds)[number];

/** A host with one window, seen from the window's side of the wire. */
export interface HostUnderTest {
  readonly kind: HostKind;
  /** As a window would, and also as none would: any name, any input that JSON can carry. */
  invoke(name: unknown, input: unknown): Promise<Result<unknown>>;
  /** Everything the host said by itself so far. */
  events(): Promise<readonly HostEvent[]>;
  /** What went wrong unexpectedly in the host. */
  reports(): readonly string[];
  close(): Promise<void>;
}

export interface HostEvent {
  readonly name: string;
  readonly payload: unknown;
}

export interface HostSetting {
  readonly paths: readonly string[];
  /** Where settings, versions and journals go. */
  readonly dataFolder: string;
  readonly createService: (dataFolder: string, report: (error: unknown) => void) => Service;
  /** For the Electron host. */
  readonly browser: () => Promise<Browser>;
}

export function openHost(kind: HostKind, setting: HostSetting): Promise<HostUnderTest> {
  switch (kind) {
    case 'in-process':
      return openInProcess(setting);
    case 'web-socket':
      return openWebSocket(setting);
    case 'electron':
      return openElectron(setting);
  }
}

const noDialogs: Dialogs = {
  chooseFiles: () => Promise.resolve([]),
  chooseFolder: () => Promise.resolve(null),
  chooseSaveTarget: () => Promise.resolve(null),
};

async function openInProcess({ paths, dataFolder, createService }: HostSetting): Promise<HostUnderTest> {
  const reports: string[] = [];
  const report = (error: unknown) => reports.push(String(error));
  const events: HostEvent[] = [];
  const service = createService(dataFolder, report);
  const session = service.openSession(
    {
      kind: 'desktop',
      systemLocale: 'en-GB',
      dialogs: noDialogs,
      nativeMenu: true,
      emit: (name, payload) => events.push({ name, payload }),
      close: () => undefined,
      setMenuState: () => undefined,
    },
    paths,
  );
  return {
    kind: 'in-process',
    invoke: (name, input) => dispatch(session.handlers, name, input, report),
    events: () => Promise.resolve(events),
    reports: () => reports,
    async close() {
      await session.close();
      await service.close();
    },
  };
}

async function openWebSocket({ paths, dataFolder, createService }: HostSetting): Promise<HostUnderTest> {
  const reports: string[] = [];
  const report = (error: unknown) => reports.push(String(error));
  const service = createService(dataFolder, report);
  const rendererFolder = join(dataFolder, 'no-renderer');
  await mkdir(rendererFolder, { recursive: true });
  const server = await startServer({
    service,
    rendererFolder,
    port: 0,
    paths,
    // Fuzzing is a flood; the flood tests test the rate.
    limits: { callsPerSecond: 1e6, callBurst: 1e6 },
    report,
  });
  const headers = { cookie: await cookieOf(server.address), origin: `http://127.0.0.1:${server.port}` };
  const session = randomUUID();
  const transport = createWebSocketTransport({
    open(listener) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/socket?session=${session}`, { headers });
      socket.on('message', (data: Buffer) => listener.message(data.toString()));
      socket.on('close', (code) => listener.close(code));
      socket.on('error', () => undefined); // a close follows
      return {
        send: (text) => socket.send(text, () => undefined), // one that is closing loses it, as a browser's does
        close: (code) => socket.close(code),
      };
    },
    isAdmitted: async () => (await ask(server.port, '/alive', headers)).status === 204,
  });
  const events: HostEvent[] = [];
  transport.subscribe((name, payload) => events.push({ name, payload }));
  return {
    kind: 'web-socket',
    invoke: (name, input) => transport.invoke(name as string, input),
    events: () => Promise.resolve(events),
    reports: () => reports,
    async close() {
      transport.close();
      await server.close();
      await service.close();
    },
  };
}

interface PageWithBridge {
  readonly galley: {
    invoke(name: unknown, input: unknown): Promise<unknown>;
    subscribe(listener: (name: string, payload: unknown) => void): () => void;
  };
  heard: HostEvent[];
}

async function openElectron({ paths, dataFolder, browser }: HostSetting): Promise<HostUnderTest> {
  const app = await StandIn.launch({
    browser: await browser(),
    paths,
    env: { GALLEY_DATA_FOLDER: dataFolder },
    isBare: true,
  });
  await app.loaded;
  await app.page.evaluate(() => {
    const page = globalThis as unknown as PageWithBridge;
    page.heard = [];
    page.galley.subscribe((name, payload) => page.heard.push({ name, payload }));
  });
  return {
    kind: 'electron',
    async invoke(name, input) {
      // As JSON through the test's own wire, which is not the one under test and does not carry lone surrogates.
      const answer = await app.page.evaluate(
        async ([nameText, inputText]) => {
          const page = globalThis as unknown as PageWithBridge;
          const value: unknown = await page.galley.invoke(
            JSON.parse(nameText),
            inputText === undefined ? undefined : JSON.parse(inputText),
          );
          return JSON.stringify(value);
        },
        [JSON.stringify(name) ?? 'null', JSON.stringify(input)] as [string, string | undefined],
      );
      return JSON.parse(answer) as Result<unknown>;
    },
    events: () =>
      app.page
        .evaluate(() => JSON.stringify((globalThis as unknown as PageWithBridge).heard))
        .then((text) => JSON.parse(text) as HostEvent[]),
    reports: () => app.output.split('\n').filter((line) => line.startsWith('galley:')),
    close: () => app.close(),
  };
}
