import { basename } from 'node:path';
import type { Plugin, Rollup } from 'vite';

const dynamicImport = /Promise\.resolve\(\)\.then\(\(\)\s*=>\s*require\("\.\/([^"]+)"\)\)/g;

/**
 * Turns the pieces of the window, which come as CommonJS, into classic scripts: Chromium keeps compiled code of these
 * only (ADR 0005). Each is a function handed over under the piece's name; `parts` runs it when it is needed.
 *
 * @param parts end of the path of the module with `galleyPart`, `galleyLoad` and `galleyRun`, an input of its own
 * @param modules ends of the paths of the modules that are loaded from the start, the one that is needed first first
 */
export function classicScripts(parts: string, ...modules: readonly string[]): Plugin {
  const isLoader = (chunk: Pick<Rollup.RenderedChunk, 'facadeModuleId'>) =>
    chunk.facadeModuleId?.endsWith(parts) === true;
  return {
    name: 'galley:classic-scripts',
    renderChunk(code, chunk, _options, { chunks }) {
      if (isLoader(chunk)) return { code: `(function () {\n${code}\n})();`, map: null };
      const waitedFor = new Set<string>();
      const loading = code.replaceAll(dynamicImport, (_, name: string) => {
        waitedFor.add(name);
        const [found] = Object.values(chunks).filter(({ fileName }) => basename(fileName) === name);
        if (!found) this.error(`${name}, loaded by ${chunk.fileName}, is no piece of the window`);
        return `galleyLoad(${withImports(found, chunks).map(quoted).join(', ')})`;
      });
      for (const name of chunk.dynamicImports) {
        if (!waitedFor.has(basename(name)) && !chunk.imports.includes(name))
          this.error(`${chunk.fileName} loads ${name} in a way that is not known here`);
      }
      // In brackets, as a function that is run at once: it is compiled off the main thread with the script.
      const part = `galleyPart(${quoted(chunk.fileName)}, (function (require, exports) {\n'use strict';\n${loading}\n}));`;
      return { code: chunk.isEntry ? `${part}\ngalleyRun(${quoted(chunk.fileName)});` : part, map: null };
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry && !isLoader(chunk));
        const loader = chunks.find(isLoader);
        if (!entry || !loader) throw new Error('the window has no entry, or nothing that loads its pieces');
        const names = new Set([loader.fileName, entry.fileName]);
        for (const module of modules) {
          const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module));
          if (!start) throw new Error(`${module} is no piece of the window`);
          const needed = chunks.filter(({ fileName }) =>
            withImports(start, bundle).includes(basename(fileName)),
          );
          // The largest takes longest to compile.
          for (const { fileName } of needed.toSorted((a, b) => b.code.length - a.code.length))
            names.add(fileName);
        }
        const scripts = [...names].map((name) => `<script defer src="/${name}"></script>`);
        return html.replace(/<script type="module"[^>]*><\/script>/, scripts.join('\n    '));
      },
    },
  };
}

const quoted = (fileName: string): string => JSON.stringify(basename(fileName));

/** Names of a piece's file and of those that it needs, without their folder. */
function withImports(
  { fileName }: Pick<Rollup.RenderedChunk, 'fileName'>,
  chunks: Readonly<Record<string, object>>,
): readonly string[] {
  const names = new Set([fileName]);
  for (const name of names) {
    const found = chunks[name];
    if (found && 'imports' in found) for (const imported of found.imports as string[]) names.add(imported);
  }
  return [...names].map((name) => basename(name));
}
