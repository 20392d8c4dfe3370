import { createService } from '../service/create-service.ts';
import { dataFolder } from '../service/data-folder.ts';
import { reportOnTerminal } from '../service/harmless.ts';
import { app } from 'electron';
import { resolve } from 'node:path';
import { runDesktop } from './run-desktop.ts';

const inApp = (path: string) => resolve(import.meta.dirname, '../..', path);

runDesktop(
  () =>
    createService({
      version: app.getVersion(),
      dataFolder: dataFolder(process.platform, process.env),
      samplesFolder: inApp('resources/samples'),
      workerPath: inApp('out/cli/analysis-worker.js'),
      report: reportOnTerminal,
    }),
  reportOnTerminal,
);
