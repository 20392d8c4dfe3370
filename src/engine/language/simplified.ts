import { traditionalToSimplified } from './simplified.table.ts';

let table: Uint16Array | undefined;

/** For each UTF-16 unit its simplified form, or itself. Made at first use (about a millisecond), then shared. */
export function simplifiedForms(): Uint16Array {
  return (table ??= buildTable());
}

function buildTable(): Uint16Array {
  const forms = new Uint16Array(0x10000);
  for (let unit = 0; unit < forms.length; unit++) forms[unit] = unit;
  for (let at = 0; at < traditionalToSimplified.length; at += 2)
    forms[traditionalToSimplified.charCodeAt(at)] = traditionalToSimplified.charCodeAt(at + 1);
  return forms;
}
