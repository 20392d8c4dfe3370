/** One labelled case: features by name, and whether it is what the model shall find. */
export interface Case {
  readonly features: Readonly<Record<string, number>>;
  readonly label: boolean;
}

const STEPS = 40;

/**
 * Logistic regression by Newton's method with an L2 penalty on all weights but the bias.
 *
 * @returns a weight for each feature of the first case, and `bias`
 */
export function fitLogistic(cases: readonly Case[], penalty: number): Record<string, number> {
  const names = ['bias', ...Object.keys(cases[0]?.features ?? {})];
  const rows = cases.map(({ features }) =>
    names.map((name) => (name === 'bias' ? 1 : (features[name] ?? 0))),
  );
  let weights = names.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = names.map((_, i) => (i === 0 ? 0 : -penalty * (weights[i] ?? 0)));
    const hessian = names.map((_, i) => names.map((_, j) => (i === j ? (i === 0 ? 1e-6 : penalty) : 0)));
    for (const [at, row] of rows.entries()) {
      const odds = row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
      const share = 1 / (1 + Math.exp(-odds));
      const error = (cases[at]?.label ? 1 : 0) - share;
      const curve = Math.max(share * (1 - share), 1e-6);
      for (const [i, value] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + error * value;
        const line = hessian[i] ?? [];
        for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + curve * value * other;
      }
    }
    const change = solve(hessian, gradient);
    const size = Math.max(...change.map(Math.abs));
    const damping = size > 2 ? 2 / size : 1;
    weights = weights.map((weight, i) => weight + damping * (change[i] ?? 0));
    if (size < 1e-6) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0]));
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .map((row, index) => ({ index, value: index < column ? -1 : Math.abs(row[column] ?? 0) }))
      .toSorted((a, b) => b.value - a.value)[0]!.index;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const top = rows[column]!;
    for (let below = column + 1; below < size; below++) {
      const row = rows[below]!;
      const factor = row[column]! / top[column]!;
      for (let k = column; k <= size; k++) row[k]! -= factor * top[k]!;
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i--) {
    let sum = rows[i]![size]!;
    for (let k = i + 1; k < size; k++) sum -= rows[i]![k]! * solution[k]!;
    solution[i] = sum / rows[i]![i]!;
  }
  return solution;
}
