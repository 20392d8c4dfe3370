import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * The entry loads the window's code while it asks the host who it is. The browser is told of that code in the page
 * itself, so that it is under way before the entry has run.
 *
 * @param module end of the path of the module that the entry imports dynamically
 */
export function preloadApp(module: string): Plugin {
  return {
    name: 'galley:preload-app',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }): HtmlTagDescriptor[] {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        const app = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module));
        if (entry === undefined || app === undefined) return [];
        const known = withImports(entry, bundle);
        const parts = [...withImports(app, bundle)]
          .filter((name) => !known.has(name))
          .flatMap((name) => bundle[name] ?? [])
          .filter((file) => file.type === 'chunk')
          // The largest takes longest to compile.
          .toSorted((a, b) => b.code.length - a.code.length);
        const styles = parts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        return [
          ...parts.map(({ fileName }) => preload(fileName, { rel: 'modulepreload' })),
          ...styles.map((name) => preload(name, { rel: 'preload', as: 'style' })),
        ];
      },
    },
  };
}

const preload = (name: string, attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true, href: `./${name}` },
  injectTo: 'head',
});

function withImports(chunk: Rollup.OutputChunk, bundle: Rollup.OutputBundle): ReadonlySet<string> {
  const names = new Set([chunk.fileName]);
  for (const name of names) {
    const found = bundle[name];
    if (found?.type === 'chunk') for (const imported of found.imports) names.add(imported);
  }
  return names;
}
