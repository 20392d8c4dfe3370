import { resolve } from 'node:path';
import type { Service } from '../../src/contract/index.ts';
import { createService } from '../../src/service/create-service.ts';

const root = resolve(import.meta.dirname, '../..');

/** The real service, with its data in a folder of the test's own. */
export const createTestService = (dataFolder: string, report: (error: unknown) => void): Service =>
  createService({
    version: '0.0.0',
    dataFolder,
    samplesFolder: resolve(root, 'resources/samples'),
    workerPath: resolve(root, 'out/cli/analysis-worker.js'),
    report,
  });
