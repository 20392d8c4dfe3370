import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  CallFailure,
  createClient,
  dispatch,
  HostError,
  type Client,
  type Dialogs,
  type EventName,
  type EventPayload,
  type Service,
  type Session,
} from '../../src/contract/index.ts';
import { createService, type ServicePorts } from '../../src/service/index.ts';

/** A folder for one test and the real service over it, asked as a window asks it: through the contract. */
export interface Desk {
  readonly folder: string;
  readonly dataFolder: string;
  readonly reported: unknown[];
  /** A service of its own on the same data, as another run of the program. */
  start(ports?: Partial<ServicePorts>): RunningDesk;
  clear(): Promise<void>;
}

export interface RunningDesk {
  readonly service: Service;
  window(paths: readonly string[], dialogs?: Partial<Dialogs>): DeskWindow;
}

export interface DeskWindow {
  readonly session: Session;
  readonly client: Client;
  readonly told: readonly { readonly name: EventName; readonly payload: unknown }[];
  /** The next event of this name, also if it came already. */
  next<N extends EventName>(name: N): Promise<EventPayload<N>>;
}

const noDialogs: Dialogs = {
  chooseFiles: () => Promise.resolve([]),
  chooseFolder: () => Promise.resolve(null),
  chooseSaveTarget: () => Promise.resolve(null),
};

/** Why it failed, over the contract or in the service; `done`: it did not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailure || error instanceof HostError) return error.error.code;
    throw error;
  }
  return 'done';
}

/** @param parent where its folder is made */
export async function createDesk(parent = tmpdir()): Promise<Desk> {
  const root = await mkdtemp(join(parent, 'galley-desk-'));
  const dataFolder = join(root, 'data');
  const reported: unknown[] = [];
  return {
    folder: root,
    dataFolder,
    reported,
    start(ports = {}) {
      const service = createService(
        {
          version: '0.0.0',
          dataFolder,
          samplesFolder: resolve('resources/samples'),
          workerPath: resolve('out/cli/analysis-worker.js'),
          report: (error) => reported.push(error),
        },
        { backOffMs: [], watchMs: 30, ...ports },
      );
      return { service, window: (paths, dialogs) => openWindow(service, paths, dialogs, reported) };
    },
    // What a service that was not closed writes at that moment must not fail the test.
    clear: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function openWindow(
  service: Service,
  paths: readonly string[],
  dialogs: Partial<Dialogs> | undefined,
  reported: unknown[],
): DeskWindow {
  const told: { name: EventName; payload: unknown }[] = [];
  const waiting: (() => void)[] = [];
  const session = service.openSession(
    {
      kind: 'desktop',
      systemLocale: 'en',
      dialogs: dialogs ? { ...noDialogs, ...dialogs } : null,
      nativeMenu: false,
      emit: (name, payload) => {
        told.push({ name, payload });
        for (const wake of waiting.splice(0)) wake();
      },
      close: () => undefined,
      setMenuState: () => undefined,
    },
    paths,
  );
  const client = createClient({
    invoke: (name, input) => dispatch(session.handlers, name, input, (error) => reported.push(error)),
    subscribe: () => () => undefined,
  });
  let seen = 0;
  return {
    session,
    client,
    told,
    async next(name) {
      for (;;) {
        for (; seen < told.length; seen += 1) {
          const event = told[seen]!;
          if (event.name !== name) continue;
          seen += 1;
          return event.payload as EventPayload<typeof name>;
        }
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
  };
}
