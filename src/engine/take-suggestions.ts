import { analyse, type Analysis } from './analyse.ts';
import { applyEdits, suggestedEdits } from './edits.ts';

/** Enough for one defect to uncover another; a text that still changes then is left as it is. */
const MOST_ROUNDS = 8;

/**
 * Takes every suggestion, and those that a cleaner text brings to light (how a page ends its paragraphs is judged by
 * the page itself), until nothing more is suggested: taking the suggestions of the result changes nothing.
 *
 * @param analysis of `text`
 * @returns the text, and how many fixes were applied
 */
export function takeSuggestions(
  text: string,
  analysis: Analysis,
): { readonly text: string; readonly fixes: number } {
  let corrected = text;
  let { findings } = analysis;
  let fixes = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = suggestedEdits(findings);
    if (edits.length === 0) break;
    fixes += findings.filter((finding) => suggestedEdits([finding]).length > 0).length;
    corrected = applyEdits(corrected, edits);
    findings = analyse(corrected).findings;
  }
  return { text: corrected, fixes };
}
