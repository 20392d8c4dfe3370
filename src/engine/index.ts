export { analyse, type Analysis } from './analyse.ts';
export { Memory } from './memory.ts';
export { likelyHeads, moveToHead, moveToOtherPage } from './continuations/likely-heads.ts';
export { applyEdits, suggestedEdits } from './edits.ts';
export { takeSuggestions } from './take-suggestions.ts';
export * from './findings.ts';
export { isOnlyOne } from './findings/identity.ts';
export { unwrapEdits } from './fixes/unwrap-lines.ts';
export type { Edit, Range } from './range.ts';
