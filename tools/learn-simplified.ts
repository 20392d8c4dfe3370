/**
 * Makes src/engine/language/simplified.table.ts from OpenCC's list of traditional characters (Apache-2.0).
 *
 *   npx tsx tools/learn-simplified.ts TSCharacters.txt
 *
 * The list has "traditional simplified [others]" entries, one a line or divided by "|".
 */
import { readFileSync, writeFileSync } from 'node:fs';

const path = process.argv[2];
if (path === undefined) {
  console.error('which list? npx tsx tools/learn-simplified.ts TSCharacters.txt');
  process.exit(2);
}
const pairs: string[] = [];
for (const entry of readFileSync(path, 'utf8').split(/[\n|"]/u)) {
  const [traditional, simplified] = entry.trim().split(/\s+/u);
  if (traditional?.length === 1 && simplified?.length === 1 && traditional !== simplified)
    pairs.push(traditional + simplified);
}
pairs.sort();
writeFileSync(
  'src/engine/language/simplified.table.ts',
  `// Made by tools/learn-simplified.ts from OpenCC's TSCharacters (Apache-2.0). Each traditional character is followed
// by its simplified form.
export const traditionalToSimplified =
  '${pairs.join('')}';
`,
);
console.log(`${pairs.length} characters`);
