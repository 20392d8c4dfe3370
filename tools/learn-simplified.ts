/**
 * Makes src/engine/language/simplified.table.ts from OpenCC's list of traditional characters (Apache-2.0).
 *
 *   npx tsx tools/learn-simplified.ts TSCharacters.txt
 *
 * The list has "traditional simplified [others]" entries, one a line or divided by "|".
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { packNumbers } from '../src/engine/language/packed.ts';

const path = process.argv[2];
if (path === undefined) {
  console.error('which list? npx tsx tools/learn-simplified.ts TSCharacters.txt');
  process.exit(2);
}
const forms = new Map<number, number>();
for (const entry of readFileSync(path, 'utf8').split(/[\n|"]/u)) {
  const [traditional, simplified] = entry.trim().split(/\s+/u);
  if (traditional?.length === 1 && simplified?.length === 1 && traditional !== simplified)
    forms.set(traditional.charCodeAt(0), simplified.charCodeAt(0));
}
const numbers = [forms.size];
let before = 0;
for (const [traditional, simplified] of [...forms].toSorted(([a], [b]) => a - b)) {
  numbers.push(traditional - before, simplified);
  before = traditional;
}
writeFileSync(
  'src/engine/language/simplified.table.ts',
  `// Made by tools/learn-simplified.ts from OpenCC's TSCharacters (Apache-2.0). Packed: how many,
// then for each traditional character its distance from the one before and its simplified form.
export const traditionalToSimplified =
  '${packNumbers(numbers)}';
`,
);
console.log(`${forms.size} characters`);
