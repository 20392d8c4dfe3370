/**
 * Learns how often characters occur in newspaper text of a language, for the detection of encodings.
 *
 *   tsx tools/learn-characters.ts NAME=FILE[,FILE…]… > src/service/bytes/characters.table.ts
 *
 * Reads the even lines only: the odd ones are for measuring (tools/measure-detection.ts).
 */
import { readFileSync } from 'node:fs';

/** Rarer characters than this carry no evidence that the floor of their script does not carry. */
const minCount = 3;
const maxBits = 17;

function learn(files: readonly string[]): Map<number, string> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const file of files) {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    for (let index = 0; index < lines.length; index += 2) {
      for (const character of `${lines[index]!}\n`) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
        total += 1;
      }
    }
  }
  const byBits = new Map<number, string>();
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [character, count] of sorted) {
    const bits = Math.max(1, Math.round(-Math.log2(count / total)));
    if (count < minCount || bits > maxBits || character === '\ufffd') continue;
    byBits.set(bits, (byBits.get(bits) ?? '') + character);
  }
  return byBits;
}

const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const lines = [
  '// Written by tools/learn-characters.ts; do not edit.',
  '',
  '/** Characters of a language by their rarity: −log2 of their share in newspaper text, rounded. */',
  'export const characterBits = {',
];
for (const argument of process.argv.slice(2)) {
  const [name, files] = argument.split('=');
  lines.push(`  ${name}: {`);
  for (const [bits, characters] of learn(files!.split(',')))
    lines.push(`    ${bits}: ${quoted(characters)},`);
  lines.push('  },');
}
lines.push('} as const satisfies Readonly<Record<string, Readonly<Record<number, string>>>>;', '');
process.stdout.write(lines.join('\n'));
