/** What commands do where two texts are compared: F8 goes from change to change there, not from flag to flag. */
interface ComparisonCommands {
  readonly step: (by: 1 | -1) => void;
  /** Puts the change that is looked at back as it was; does nothing where the comparison is only looked at. */
  readonly revert: () => void;
  /** Does what is previewed; does nothing where there is nothing to do or the texts are only compared. */
  readonly apply: () => void;
}

let shown: ComparisonCommands | null = null;

/** @returns takes them back */
export function provideComparison(commands: ComparisonCommands): () => void {
  shown = commands;
  return () => {
    if (shown === commands) shown = null;
  };
}

/** @returns false where nothing is compared now */
export function stepInComparison(by: 1 | -1): boolean {
  shown?.step(by);
  return shown !== null;
}

export const revertInComparison = (): void => shown?.revert();

/** @returns false where nothing is compared now */
export function applyInComparison(): boolean {
  shown?.apply();
  return shown !== null;
}
