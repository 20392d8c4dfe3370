/**
 * What the window's pieces are loaded with: ADR 0005 says why they are classic scripts and no modules. Each hands over
 * one function, its code, under its file's name; `tools/building/classic-scripts.ts` writes the calls of the three
 * functions below. This one stands alone and runs first.
 */
type Exports = Record<string, unknown>;
type Part = (require: (name: string) => Exports, exports: Exports) => void;

declare global {
  /** A piece has arrived. */
  var galleyPart: (name: string, part: Part) => void;
  /** In place of `import()`: waits for a piece and all that it needs. */
  var galleyLoad: (name: string, ...needs: readonly string[]) => Promise<Exports>;
  /** Runs a piece that has arrived with all that it needs, where it has not run yet. */
  var galleyRun: (name: string) => Exports;
}

interface Arrival {
  readonly promise: Promise<void>;
  readonly arrived: () => void;
}

const parts = new Map<string, Part>();
const running = new Map<string, Exports>();
const arrivals = new Map<string, Arrival>();

const nothing = (): void => undefined;

const address = (name: string): string => `/assets/${name}`;

function run(name: string): Exports {
  const known = running.get(name);
  if (known) return known;
  const part = parts.get(name);
  if (!part) throw new Error(`${name} is needed before it has arrived`);
  const exports: Exports = {};
  // Before it has run: pieces may need each other.
  running.set(name, exports);
  part((needed) => run(needed.slice('./'.length)), exports);
  return exports;
}

/** The page itself names those that are needed from the start. */
function scriptOf(name: string): HTMLScriptElement {
  const named = document.querySelector<HTMLScriptElement>(`script[src="${address(name)}"]`);
  if (named) return named;
  const script = document.createElement('script');
  script.src = address(name);
  document.head.append(script);
  return script;
}

function arrival(name: string): Promise<void> {
  if (parts.has(name)) return Promise.resolve();
  const awaited = arrivals.get(name);
  if (awaited) return awaited.promise;
  let arrived = nothing;
  const promise = new Promise<void>((resolve, reject) => {
    arrived = resolve;
    const script = scriptOf(name);
    script.addEventListener('error', () => {
      // So that the next one who asks tries again.
      arrivals.delete(name);
      script.remove();
      reject(new TypeError(`${name} could not be loaded`));
    });
  });
  arrivals.set(name, { promise, arrived });
  return promise;
}

globalThis.galleyPart = (name, part) => {
  parts.set(name, part);
  arrivals.get(name)?.arrived();
};
globalThis.galleyLoad = async (name, ...needs) => {
  await Promise.all([name, ...needs].map(arrival));
  return run(name);
};
globalThis.galleyRun = run;
