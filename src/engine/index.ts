export { analyse, type Analysis, type AnalysisOptions } from './analyse.ts';
export { applyEdits, suggestedEdits } from './edits.ts';
export * from './findings.ts';
export type { Edit, Range } from './range.ts';
