import { basename } from 'node:path';
import type { Plugin } from 'vite';

const TABLE = /\.table\.ts$/;
/** Shorter strings are read with the code in no time. */
const LONG_STRING = /'([^'\\\n]{20000,})'|"([^"\\\n]{20000,})"/g;

/**
 * For bundles that run in Node: puts the long strings of the engine's tables into files of their own, read when they are
 * asked for. As part of the code they would be copied five times before its first line runs (a third of the time that
 * loading it takes), for every text, whatever its language.
 */
export function tableFiles(): Plugin {
  return {
    name: 'table-files',
    enforce: 'pre',
    transform(code, id) {
      if (!TABLE.test(id)) return null;
      let count = 0;
      const changed = code.replaceAll(LONG_STRING, (_, single?: string, double?: string) => {
        const source = (single ?? double)!;
        count += 1;
        const fileName = `${basename(id, '.ts')}-${count}.txt`;
        this.emitFile({ type: 'asset', fileName, source });
        // ASCII is read fastest as what it is a part of.
        const encoding = /^[\0-\x7f]*$/.test(source) ? 'latin1' : 'utf8';
        return `readFileSync(new URL('./${fileName}', import.meta.url), '${encoding}')`;
      });
      return count === 0 ? null : { code: `import { readFileSync } from 'node:fs';\n${changed}`, map: null };
    },
  };
}
