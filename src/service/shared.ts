import { join } from 'node:path';
import type { EventPayload, ServiceOptions } from '../contract/index.ts';
import type { AnalysisPool } from './analysis/pool.ts';
import type { WriteOptions } from './disk/atomic-write.ts';
import type { FileSystem } from './disk/file-system.ts';
import type { KeyedQueue } from './disk/queue.ts';
import type { Journals } from './store/journals.ts';
import type { KeptFindings } from './store/kept-findings.ts';
import type { Preferences } from './store/preferences.ts';
import type { Versions } from './store/versions.ts';

type ProblemCode = EventPayload<'problem'>['code'];

/** What all windows of one service have in common. */
export interface Shared {
  readonly options: ServiceOptions;
  readonly fs: FileSystem;
  readonly writing: WriteOptions;
  readonly preferences: Preferences;
  readonly kept: KeptFindings;
  readonly versions: Versions;
  readonly journals: Journals;
  readonly pool: AnalysisPool;
  /** Tells all windows of something that no call waits for. */
  readonly tellProblem: (code: ProblemCode, place: string) => void;
  /** One write to a file at a time, whichever window it comes from; by its real path, or by the path that an editor chose where nothing is yet. */
  readonly writes: KeyedQueue;
  /** Removes what a crashed run left in a folder; once a run. */
  readonly sweep: (folder: string) => Promise<void>;
  /** How often open files are looked at. */
  readonly watchMs: number;
}

/** Samples are worked on as copies: the program's own folder may not be writable, and stays as it is. */
export const sampleCopiesFolder = (dataFolder: string): string => join(dataFolder, 'samples');
