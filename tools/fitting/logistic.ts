/** One labelled example: values by name (absent: 0) and whether the answer is yes. */
export interface Example {
  readonly features: Readonly<Record<string, number>>;
  readonly yes: boolean;
  /** How much it counts; 1 is one example. */
  readonly weight: number;
  /** Log-odds that are known already, of what is not fitted. */
  readonly known?: number;
}

/**
 * Logistic regression by iteratively reweighted least squares with a ridge penalty (the bias is not penalised).
 * Features are few, so the normal equations are solved directly.
 */
export function fitLogistic(
  examples: readonly Example[],
  names: readonly string[],
  ridge: number,
): Record<string, number> {
  const size = names.length + 1;
  const rows = examples.map(({ features }) => [1, ...names.map((name) => features[name] ?? 0)]);
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < 40; round++) {
    const hessian = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j && i > 0 ? ridge : i === j ? 1e-9 : 0)),
    );
    const gradient = weights.map((weight, i) => (i > 0 ? -ridge * weight : 0));
    rows.forEach((row, index) => {
      const { yes, weight, known = 0 } = examples[index]!;
      const odds = row.reduce((sum, value, i) => sum + value * weights[i]!, known);
      const share = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, odds))));
      const error = weight * ((yes ? 1 : 0) - share);
      const curve = weight * Math.max(1e-6, share * (1 - share));
      for (let i = 0; i < size; i++) {
        if (row[i] === 0) continue;
        gradient[i]! += error * row[i]!;
        for (let j = 0; j <= i; j++) if (row[j] !== 0) hessian[i]![j]! += curve * row[i]! * row[j]!;
      }
    });
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + Math.max(-3, Math.min(3, step[i]!)));
    if (step.every((value) => Math.abs(value) < 1e-5)) break;
  }
  return Object.fromEntries([
    ['bias', weights[0]!],
    ...names.map((name, i) => [name, weights[i + 1]!] as const),
  ]);
}

/** Gaussian elimination with partial pivoting. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const divisor = rows[column]![column]!;
    if (Math.abs(divisor) < 1e-12) continue;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / divisor;
      if (factor === 0) continue;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, i) => (Math.abs(row[i]!) < 1e-12 ? 0 : row[size]! / row[i]!));
}
