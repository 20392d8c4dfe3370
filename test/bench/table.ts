/** A measured ratio against what the project promises. */
export interface Verdict {
  readonly what: string;
  readonly measured: number;
  readonly atMost: number;
}

export const verdict = (what: string, measured: number, atMost: number): Verdict => ({
  what,
  measured,
  atMost,
});

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** "10KB", "1MB": decimal units, as file managers count. */
export function bytesOf(size: string): number {
  const match = /^(\d+)(KB|MB)$/.exec(size);
  if (!match) throw new Error(`not a size: ${size} (write 10KB or 1MB)`);
  return Number(match[1]) * (match[2] === 'KB' ? 1_000 : 1_000_000);
}

/** As a Markdown table, to be pasted. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padStart(widths[column]!)).join(' | ')} |`;
  console.log(
    [line(head), `|${widths.map((width) => `${'-'.repeat(width + 1)}:`).join('|')}|`, ...rows.map(line)].join(
      '\n',
    ),
  );
  console.log('');
}

export function printVerdicts(verdicts: readonly Verdict[]): void {
  for (const { what, measured, atMost } of verdicts) {
    console.log(
      `${measured <= atMost ? 'holds ' : 'MISSED'}  ${what}: ${measured.toFixed(2)} (at most ${atMost})`,
    );
  }
}
