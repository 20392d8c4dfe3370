import type { Service, ServiceOptions, Session, WindowHost } from '../contract/index.ts';
import { AnalysisPool } from './analysis/pool.ts';
import { join } from 'node:path';
import { sweepTemporaries } from './disk/atomic-write.ts';
import { nodeFileSystem, type FileSystem } from './disk/file-system.ts';
import { KeyedQueue } from './disk/queue.ts';
import { ordinaryBackOffMs } from './disk/retry.ts';
import { WindowSession } from './session.ts';
import type { Shared } from './shared.ts';
import { baseTextFinder } from './store/base-texts.ts';
import { Journals, realProcesses, type Processes } from './store/journals.ts';
import { KeptFindings } from './store/kept-findings.ts';
import { Preferences } from './store/preferences.ts';
import { ordinaryLimits, Versions, type VersionLimits } from './store/versions.ts';

/** What tests replace: the disk, the clock, how long things wait. */
export interface ServicePorts {
  readonly fs: FileSystem;
  readonly backOffMs: readonly number[];
  readonly now: () => Date;
  readonly watchMs: number;
  readonly processes: Processes;
  readonly versionLimits: VersionLimits;
}

const realPorts: ServicePorts = {
  fs: nodeFileSystem,
  backOffMs: ordinaryBackOffMs,
  now: () => new Date(),
  watchMs: 1000,
  processes: realProcesses,
  versionLimits: ordinaryLimits,
};

/** Each folder once: what is left there was left by an earlier run. */
function sweeper(fs: FileSystem, processes: Processes): Shared['sweep'] {
  const swept = new Set<string>();
  return async (folder) => {
    if (swept.has(folder)) return;
    swept.add(folder);
    await sweepTemporaries(fs, folder, (pid) => processes.isRunning(pid));
  };
}

async function cleanUp({ versions, sweep, options }: Shared): Promise<void> {
  await versions.cleanUp();
  for (const folder of ['.', 'journals', 'kept', 'versions/files'])
    await sweep(join(options.dataFolder, folder));
}

/** After the windows are up. */
const cleanUpAfterMs = 30_000;

/** Documents on disk, for all windows of a host. */
export function createService(options: ServiceOptions, ports: Partial<ServicePorts> = {}): Service {
  const { fs, backOffMs, now, watchMs, processes, versionLimits } = { ...realPorts, ...ports };
  const { dataFolder } = options;
  const writing = { fs, backOffMs };
  const storing = { ...writing, isPrivate: true };
  const sessions = new Set<WindowSession>();
  const tellProblem: Shared['tellProblem'] = (code, place) => {
    for (const session of sessions) session.tell('problem', { code, place });
  };
  const tell = (code: Parameters<Shared['tellProblem']>[0]) => (place: string) => tellProblem(code, place);
  const versions = new Versions(dataFolder, storing, now, tell('versions-damaged'), versionLimits);
  const findBase = baseTextFinder(fs, versions);
  const shared: Shared = {
    options,
    fs,
    writing,
    preferences: new Preferences(
      dataFolder,
      storing,
      { damaged: tell('settings-damaged'), ignored: tell('settings-ignored') },
      options.report,
    ),
    kept: new KeptFindings(dataFolder, storing, tell('settings-damaged'), options.report),
    versions,
    journals: new Journals(dataFolder, storing, now, tell('journal-damaged'), findBase, processes),
    pool: new AnalysisPool(options.workerPath, options.report),
    tellProblem,
    writes: new KeyedQueue(),
    sweep: sweeper(fs, processes),
    watchMs,
  };
  const cleaning = setTimeout(() => {
    cleanUp(shared).catch(options.report);
  }, cleanUpAfterMs);
  cleaning.unref();

  return {
    openSession(host: WindowHost, paths: readonly string[]): Session {
      const session = new WindowSession(shared, host, paths);
      sessions.add(session);
      return {
        handlers: session.handlers,
        admit: (more) => session.admit(more),
        recent: () => session.recent(),
        setAway: (isAway) => session.setAway(isAway),
        async close() {
          sessions.delete(session);
          await session.close();
        },
      };
    },
    async close() {
      clearTimeout(cleaning);
      await Promise.all([...sessions].map((session) => session.close()));
      await shared.writes.idle();
      await shared.journals.close();
      await shared.preferences.flush().catch(options.report);
      await shared.pool.close();
    },
  };
}
