import type { Plugin } from 'vite';

/**
 * What Monaco (0.57.0) is made of without anyone having asked for it: it is built for programmers' editors, and its
 * parts import each other whether they are used or not. Here the import of a part that the window never uses is left
 * out, by the module that imports it, and empty classes stand in its place: a third of what the browser would have to
 * read before the first page is shown.
 *
 * A part may be left out where it is only made on demand (a service that nobody asks for, a renderer that an option
 * turns off) and the demand never comes. The end-to-end tests go through all that the window does with Monaco.
 */
const unused: Readonly<Record<string, readonly string[]>> = {
  // Comparisons bring their own, when the first one is opened: editor/diff-editor.ts.
  'editor/standalone/browser/standaloneCodeEditor': ['diffEditorWidget', 'editorMarkdownCodeBlockRenderer'],
  'editor/standalone/browser/standaloneEditor': ['multiDiffEditorWidget', 'colorizer'],
  // The palette, lists and menus are the window's own, and so is what is said in them.
  'editor/standalone/browser/standaloneServices': [
    'standaloneQuickInputService',
    'listService',
    'markdownRenderer',
  ],
  'platform/contextview/browser/contextMenuService': ['menuEntryActionViewItem'],
  'platform/contextview/browser/contextMenuHandler': ['menu'],
  'platform/actions/browser/menuEntryActionViewItem': ['selectBox'],
  'base/browser/ui/actionbar/actionViewItems': ['selectBox'],
  // Explanations are plain text: editor/flag-hover.ts.
  'platform/markdown/browser/markdownRenderer': ['markdownRenderer'],
  'base/browser/ui/button/button': ['markdownRenderer', 'domSanitize'],
  // The page is drawn by the browser, not on a graphics card.
  'editor/browser/view': ['viewGpuContext', 'viewLinesGpu', 'rulersGpu', 'gpuMark'],
  // Prose has no grammar.
  'editor/common/model/tokens/tokenizationTextModelPart': ['treeSitterSyntaxTokenBackend'],
  // What is pasted is text.
  'editor/contrib/clipboard/browser/clipboard': ['copyPasteController'],
  // Comparing runs in a worker or not at all.
  'editor/browser/services/editorWorkerService': ['editorWebWorker'],
};

const monaco = 'monaco-editor/esm/vs/';
const importLine = /^import (?:(\w+)|\{([^}]+)\}) from '(?:[^']*\/)?(\w+)\.js';$/gm;

/** @throws where Monaco no longer imports what is to be left out: the list is of another version */
export function leanMonaco(): Plugin {
  return {
    name: 'galley:lean-monaco',
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/.*\.js$/ },
      handler(code, id) {
        const module = id.slice(id.indexOf(monaco) + monaco.length, -'.js'.length);
        const parts = Object.hasOwn(unused, module) ? unused[module] : undefined;
        if (parts === undefined) return null;
        const missing = new Set(parts);
        const lean = code.replaceAll(
          importLine,
          (line, whole: string | undefined, names: string, from: string) => {
            if (!parts.includes(from)) return line;
            missing.delete(from);
            return (whole ?? names)
              .split(',')
              .map((name) => `class ${name.trim().split(' as ').at(-1)} {}`)
              .join(' ');
          },
        );
        if (missing.size > 0) this.error(`${module} does not import ${[...missing].join(', ')}`);
        return { code: lean, map: null };
      },
    },
  };
}
