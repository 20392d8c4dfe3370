/** F8 goes from flag to flag in the page, and from change to change where two texts are compared. */
let stepChange: ((by: 1 | -1) => void) | null = null;

/** @returns takes it back */
export function provideStep(step: (by: 1 | -1) => void): () => void {
  stepChange = step;
  return () => {
    if (stepChange === step) stepChange = null;
  };
}

/** @returns false where nothing is compared now */
export function stepInComparison(by: 1 | -1): boolean {
  if (!stepChange) return false;
  stepChange(by);
  return true;
}
