import { type LineSpan, takeSuggestions } from '../engine/index.ts';
import type { SourceDocument } from './documents.ts';
import type { EncodingName } from './encodings.ts';
import type { Failure } from './failure.ts';
import { inspect } from './inspect.ts';

export interface FixOptions {
  readonly encoding: EncodingName | undefined;
}

export type FixedFile =
  | { readonly failure: Failure }
  | {
      readonly failure: null;
      readonly document: SourceDocument;
      readonly corrected: string;
      /** Findings whose suggested fix was applied. */
      readonly fixes: number;
      /** Lines in which columns stand side by side: nothing was joined there. */
      readonly sideBySide: readonly LineSpan[];
    };

/** Gets ready to correct files one after the other, in whichever thread; writing is left to the main thread. */
export function createFixer(options: FixOptions): (path: string) => Promise<FixedFile> {
  return async (path) => {
    const inspected = await inspect(path, options.encoding);
    if ('failure' in inspected) return inspected;
    const { document, analysis } = inspected;
    const { text: corrected, fixes } = takeSuggestions(document.text, analysis);
    return { failure: null, document, corrected, fixes, sideBySide: analysis.sideBySide };
  };
}
