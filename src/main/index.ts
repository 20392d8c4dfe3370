import { createService } from '../service/create-service.ts';
import { dataFolder } from '../service/data-folder.ts';
import { app } from 'electron';
import { resolve } from 'node:path';
import { runDesktop } from './run-desktop.ts';

const inApp = (path: string) => resolve(import.meta.dirname, '../..', path);

const report = (error: unknown) => {
  process.stderr.write(
    `galley: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
};

runDesktop(
  () =>
    createService({
      version: app.getVersion(),
      dataFolder: dataFolder(process.platform, process.env),
      samplesFolder: inApp('resources/samples'),
      workerPath: inApp('out/cli/analysis-worker.js'),
      report,
    }),
  report,
);
