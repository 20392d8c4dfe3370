import { openDesktop, serve } from '../server/index.ts';
import { createService } from '../service/index.ts';
import type { CliLocale } from './phrases.ts';

const write = (line: string) => {
  process.stdout.write(`${line}\n`);
};

/** `galley serve`. @returns the exit code, once it is told to stop */
export const serveApp = (paths: readonly string[], port: number, locale: CliLocale): Promise<number> =>
  serve(paths, { locale, createService, write, port, opensBrowser: false });

/** `galley open`. @returns the exit code of the desktop app, or of the server that takes its place */
export const openApp = (paths: readonly string[], locale: CliLocale): Promise<number> =>
  openDesktop(paths, { locale, createService, write });
