import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words } from '../../src/words/index.ts';

const source = resolve(import.meta.dirname, '../../src');

type Tree = string | { readonly [key: string]: Tree };

function flatten(tree: Tree, path: readonly string[] = []): ReadonlyMap<string, string> {
  if (typeof tree === 'string') return new Map([[path.join('.'), tree]]);
  return new Map(Object.entries(tree).flatMap(([key, below]) => [...flatten(below, [...path, key])]));
}

const english = flatten(words.en);
const chinese = flatten(words.zh);

/** A key without its plural ending: what the code asks for. */
const asked = (key: string): string => key.replace(/_(one|other)$/, '');

/** Everything that is not words itself. */
const code = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('/words'))
  .map((entry) => readFileSync(resolve(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

const literals = new Set([...code.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, literal]) => literal));

/** Template literals with at least a namespace in front of their first hole, as patterns. */
const patterns = [...code.matchAll(/`([a-z][\w-]*\.[^`\s]*\$\{[^`]*)`/gi)].map(([, template = '']) => {
  const parts = template.split(/\$\{(?:[^{}]|\{[^}]*\})*\}/);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^()|[\]\\]/g, '\\$&')).join('.+')}$`);
});

/** Namespaces that code outside the window reads as plain objects: `words[locale].cli.noFiles`. */
const readAsObjects = new Set(['cli', 'host', 'menu', 'command', 'finding', 'report']);

function isUsed(key: string): boolean {
  const wanted = asked(key);
  if (literals.has(wanted) || patterns.some((pattern) => pattern.test(wanted))) return true;
  // A whole branch may be asked for at once (`returnObjects`).
  if (literals.has(wanted.replace(/\.[^.]+$/, ''))) return true;
  const [namespace = ''] = wanted.split('.');
  const name = wanted.split('.').at(-1) ?? '';
  return readAsObjects.has(namespace) && new RegExp(`\\b${name}\\b`).test(code);
}

const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name).toSorted();

describe('the words', () => {
  it('are the same keys in both languages', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()]);
  });

  it('have no key that nothing asks for', () => {
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('have every key that notices name; the compiler checks all others', () => {
    const known = new Set([...english.keys()].map(asked));
    const named = [...code.matchAll(/\b(?:key|\w+Key): '([\w-]+\.[\w.-]+)'/g)].map(([, key = '']) => key);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((key) => !known.has(key) && !known.has(`${key}.what`))).toEqual([]);
  });

  it('have the same parameters in both languages', () => {
    const different = [...english].filter(([key, text]) => {
      // "1 file" may do without its number.
      if (key.endsWith('_one')) return false;
      return holes(text).join() !== holes(chinese.get(key) ?? '').join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('say in Chinese the same of one as of many: it has no form for one', () => {
    const ones = [...chinese].filter(([key]) => key.endsWith('_one'));
    expect(ones.filter(([key, text]) => chinese.get(`${asked(key)}_other`) !== text)).toEqual([]);
  });

  it('are nowhere empty, and nowhere English in Chinese', () => {
    const same = [...english].filter(([key, text]) => {
      const translated = chinese.get(key) ?? '';
      return translated.trim() === '' || (translated === text && /[a-z]{4,} [a-z]{2,}/.test(text));
    });
    expect(same).toEqual([]);
  });
});
