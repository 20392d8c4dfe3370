import type { Rollup } from 'vite';

interface Modules {
  getModuleInfo(id: string): Pick<Rollup.ModuleInfo, 'importedIds'> | null;
}

/** Each piece needs those above it. They are compiled at the same time, on threads of their own. */
const pieces: readonly (readonly [name: string, of: RegExp])[] = [
  ['monaco-base', /monaco-editor\/esm\/vs\/(?:(?:base|platform)\/|nls\.js|amdX\.js)/],
  ['monaco-common', /monaco-editor\/esm\/vs\/editor\/common\//],
  ['monaco', /monaco-editor\/esm\/vs\/(?:editor|features|languages)\//],
];

/** Modules that the window needs from the start; what it loads later is not in it. */
function startModules(start: string, context: Modules): ReadonlySet<string> {
  const modules = new Set([start]);
  for (const module of modules)
    for (const imported of context.getModuleInfo(module)?.importedIds ?? []) modules.add(imported);
  return modules;
}

/**
 * Names the piece of Monaco that a module goes in; null: it is none of Monaco's, or is loaded later with what needs it.
 *
 * @param start path of the module through which the window loads Monaco
 */
export function monacoPieces(start: string): (module: string, context: Modules) => string | null {
  let atStart: ReadonlySet<string> | null = null;
  return (module, context) => {
    const piece = pieces.find(([, of]) => of.test(module));
    if (piece === undefined) return null;
    atStart ??= startModules(start, context);
    return atStart.has(module) ? piece[0] : null;
  };
}
