import { PackedNumbers } from './packed.ts';
import { traditionalToSimplified } from './simplified.table.ts';

let table: Uint16Array | undefined;

/** For each UTF-16 unit its simplified form, or itself. Made at first use (about a millisecond), then shared. */
export function simplifiedForms(): Uint16Array {
  return (table ??= buildTable());
}

function buildTable(): Uint16Array {
  const forms = new Uint16Array(0x10000);
  for (let unit = 0; unit < forms.length; unit++) forms[unit] = unit;
  const numbers = new PackedNumbers(traditionalToSimplified);
  let traditional = 0;
  for (let left = numbers.next(); left > 0; left--) {
    traditional += numbers.next();
    forms[traditional] = numbers.next();
  }
  return forms;
}
