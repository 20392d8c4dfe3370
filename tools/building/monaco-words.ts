import type { Plugin } from 'vite';

/** `const LABEL = localize(12, "Match Case");`: a word that Monaco looks up once, when the module is loaded. */
const wordsLookedUpOnce = /^const (\w+) = (localize2?\(.*\));$/gm;

/**
 * Monaco reads some of its words when it is loaded, and keeps them: it would speak the language of the first moment
 * until a reload. Here each of them is looked up again when `globalThis.galleyMonacoWords` is run; everything that
 * imports them sees the new ones, because imports are live.
 */
export function monacoWords(): Plugin {
  return {
    name: 'galley:monaco-words',
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/(?!nls)/, code: /^const \w+ = localize2?\(/m },
      handler: (code) => ({
        code: code.replaceAll(
          wordsLookedUpOnce,
          'let $1 = $2; (globalThis.galleyMonacoWords ??= []).push(() => { $1 = $2; });',
        ),
        map: null,
      }),
    },
  };
}
