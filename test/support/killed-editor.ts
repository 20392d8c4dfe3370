/**
 * An editor that is killed: opens a page, types, says `typed` when it was told that the text is safe, and goes on
 * typing until it is killed.
 *
 *   node --import tsx test/support/killed-editor.ts DATA-FOLDER PAGE
 */
import { resolve } from 'node:path';
import { createClient, dispatch } from '../../src/contract/index.ts';
import { createService } from '../../src/service/index.ts';

const [dataFolder, page] = process.argv.slice(2);
const fail = (error: unknown): void => {
  throw error;
};
const service = createService({
  version: '0.0.0',
  dataFolder: dataFolder!,
  samplesFolder: resolve('resources/samples'),
  workerPath: resolve('out/cli/analysis-worker.js'),
  report: fail,
});
const session = service.openSession(
  {
    kind: 'browser',
    systemLocale: 'en',
    dialogs: null,
    nativeMenu: false,
    emit: () => undefined,
    close: () => undefined,
    setMenuState: () => undefined,
  },
  [page!],
);
const client = createClient({
  invoke: (name, input) => dispatch(session.handlers, name, input, fail),
  subscribe: () => () => undefined,
});
const { open } = await client.call('app.hello', {});
const { document, revision, text } = await client.call('document.open', { file: open.files[0]!.file });
for (let count = 1; ; count += 1) {
  await client.call('document.journal', { document, revision, text: `${text}typed ${count}` });
  process.stdout.write(`${count}\n`);
}
