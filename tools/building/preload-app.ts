import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * The entry loads the window's code while it asks the host who it is. The browser is told of that code in the page
 * itself, so that it is under way before the entry has run.
 *
 * @param modules ends of the paths of the modules that are loaded from the start, the one that is needed first first
 */
export function preloadApp(...modules: readonly string[]): Plugin {
  return {
    name: 'galley:preload-app',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }): HtmlTagDescriptor[] {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        if (entry === undefined) return [];
        const known = new Set(withImports(entry, bundle));
        const parts = modules.flatMap((module) => {
          const loaded = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module));
          const names = [...(loaded ? withImports(loaded, bundle) : [])].filter((name) => !known.has(name));
          for (const name of names) known.add(name);
          return (
            names
              .flatMap((name) => bundle[name] ?? [])
              .filter((file) => file.type === 'chunk')
              // The largest takes longest to compile.
              .toSorted((a, b) => b.code.length - a.code.length)
          );
        });
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
