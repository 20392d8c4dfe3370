import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

/**
 * No pattern of the program runs away on a hostile line: exponential ones and most of the third degree do not come to
 * an end here in the time given, whatever the machine. Quadratic ones do; where they meet whole texts, the engine's own
 * tests of hostile texts bound them.
 */
const lineLength = 2000;
const patienceMs = 5000;

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const sources = resolve(import.meta.dirname, '../../src');

function* patternsIn(node: unknown, file: string): Generator<Pattern> {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    yield { file, source: pattern, flags };
  }
  for (const child of Object.values(node)) yield* patternsIn(child, file);
}

const patterns = readdirSync(sources, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .flatMap((path) => {
    const ast = parseAst(readFileSync(path, 'utf8'), { lang: path.endsWith('x') ? 'tsx' : 'ts' });
    return [...patternsIn(ast, path.slice(sources.length + 1))];
  });

/** One of each kind of character that patterns name, and what the pattern itself names. */
function alphabetOf({ source }: Pattern): string[] {
  const own = [...new Set(source.replaceAll(/\\[a-zA-Z](?:\{[^}]*\})?|[\\^$()[\]{}?*+]/g, ''))];
  return [...new Set([' ', '\n', 'a', 'A', '1', '字', '，', '-', '.', 'é', ...own.slice(0, 40)])];
}

function* hostileLines(pattern: Pattern): Generator<string> {
  const alphabet = alphabetOf(pattern);
  for (const one of alphabet) {
    const many = one.repeat(lineLength);
    yield `${many}\u0001`;
    yield `\u0001${many}`;
  }
  // Two in turn, as in nested repetitions of different things.
  for (const [index, one] of alphabet.entries()) {
    const other = alphabet[(index * 7 + 3) % alphabet.length]!;
    yield `${(one + other).repeat(lineLength / 2)}\u0001`;
  }
}

const context = createContext({});

/** Whether it came to an end in time on all of them. */
function endsInTime(pattern: Pattern, timeout = patienceMs): boolean {
  const lines = [...hostileLines(pattern)];
  const work = new Script(
    `(() => { const pattern = new RegExp(${JSON.stringify(pattern.source)}, ${JSON.stringify(pattern.flags)});
      for (const line of ${JSON.stringify(lines)}) { pattern.lastIndex = 0; pattern.exec(line); } })()`,
  );
  try {
    work.runInContext(context, { timeout });
    return true;
  } catch {
    return false;
  }
}

test('the patterns of the program are found', () => {
  expect(patterns.length).toBeGreaterThan(80);
});

test('a pattern that runs away is noticed', () => {
  // The first takes longer than there is time, the second some minutes: they need not be waited for as long as others.
  expect(endsInTime({ file: '', source: '^(a+)+$', flags: 'u' }, 1000)).toBe(false);
  expect(endsInTime({ file: '', source: '^\\s*\\s*\\s*\\s*x$', flags: '' }, 1000)).toBe(false);
});

test.each(patterns)('$file: /$source/$flags comes to an end on hostile lines', (pattern) => {
  expect(endsInTime(pattern)).toBe(true);
});
