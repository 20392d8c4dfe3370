import * as fc from 'fast-check';
import { calls, type CallName } from '../../src/contract/index.ts';

/** One well-formed input a call, with a name that no host handed out: everything fits but the ref. */
export const wellFormed: { readonly [N in CallName]: Readonly<Record<string, unknown>> } = {
  'app.hello': {},
  'app.settings': { theme: 'dark' },
  'app.forgetRecent': {},
  'app.close': {},
  'app.menuState': { locale: 'zh', enabled: ['file.save'], checked: [] },
  'choose.files': {},
  'choose.folder': {},
  'picker.list': { folder: 'no-such-ref' },
  'workspace.open': { folder: 'no-such-ref' },
  'workspace.close': { workspace: 'no-such-ref' },
  'file.read': { file: 'no-such-ref' },
  'document.open': { file: 'no-such-ref', encoding: 'gb18030' },
  'document.reload': { document: 'no-such-ref' },
  'document.close': { document: 'no-such-ref', discardRecovery: true },
  'document.save': { document: 'no-such-ref', revision: 0, text: 'x', overwrite: true, force: true },
  'document.peek': { document: 'no-such-ref' },
  'document.follow': { document: 'no-such-ref' },
  'document.recovery': { document: 'no-such-ref', decision: 'discarded' },
  'document.saveCopy': {
    document: 'no-such-ref',
    text: 'x',
    target: { kind: 'into', folder: 'no-such-ref', name: 'x.txt', overwrite: true },
  },
  'document.journal': { document: 'no-such-ref', revision: 0, text: 'x' },
  'document.keep': { document: 'no-such-ref', kept: ['a'] },
  'versions.list': { document: 'no-such-ref' },
  'versions.read': { document: 'no-such-ref', version: 'no-such-ref' },
  'report.save': { document: 'no-such-ref', of: 'page', extension: 'html', text: 'x' },
};

export const callNames = Object.keys(calls) as CallName[];

/** Strings that have broken something somewhere. */
export const hostileStrings = [
  '',
  '..',
  '../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\x',
  '\\\\?\\C:\\x',
  '//server/share',
  'file:///etc/passwd',
  'CON',
  'NUL.txt',
  'COM1',
  'a\u0000b',
  'x.txt\u0000.html',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '<img src=x onerror=alert(1)>',
  '\u001b[2J\u001b]0;x\u0007',
  '\ud800',
  '\udc80\udcff',
  '\ufeff',
  '\u202etxt.exe',
  'a'.repeat(65),
  'a'.repeat(100_000),
  '(a+)+$',
  '%2e%2e%2f',
  '${7*7}',
  '$(id)',
  "'; --",
  '字'.repeat(300),
];

const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...hostileStrings),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2 ** 53, 0.5, [], {}, [[]], { length: 1e9 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** JSON text is where `__proto__` becomes a key of its own. */
const withProto = (input: object): unknown =>
  JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(input).slice(1)}`.replace(',}', '}'));

const deepValue = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
};

/** A well-formed message with one thing wrong, or an altogether random one. */
export const badMessage: fc.Arbitrary<{ readonly name: unknown; readonly input: unknown }> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...callNames).chain((name) => mutations(name)) },
  { weight: 1, arbitrary: fc.record({ name: fc.constantFrom<unknown>(...callNames), input: anyValue }) },
  { weight: 1, arbitrary: fc.record({ name: anyValue, input: anyValue }) },
);

function mutations(name: CallName): fc.Arbitrary<{ readonly name: unknown; readonly input: unknown }> {
  const input = wellFormed[name];
  const keys = Object.keys(input);
  const mutated: fc.Arbitrary<unknown>[] = [
    fc.string().map((key) => ({ ...input, [key]: 1 })),
    fc.constant(withProto(input)),
    fc.constant([input]),
    fc.constant(JSON.stringify(input)),
    fc.constant(input),
    fc.integer({ min: 1, max: 400 }).map((depth) => ({ ...input, deep: deepValue(depth) })),
  ];
  if (keys.length > 0) {
    const key = fc.constantFrom(...keys);
    mutated.push(
      key.map((dropped) => Object.fromEntries(Object.entries(input).filter(([other]) => other !== dropped))),
      fc.tuple(key, anyValue).map(([changed, value]) => ({ ...input, [changed]: value })),
      fc.tuple(key, anyValue, anyValue).map(([changed, a, b]) => ({ ...input, [changed]: [a, b] })),
      fc.tuple(key, anyValue).map(([changed, value]) => ({ ...input, [changed]: { value } })),
    );
  }
  return fc.oneof(...mutated).map((given) => ({ name, input: given }));
}
