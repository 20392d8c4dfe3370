import { analyse, type Analysis } from '../engine/index.ts';
import { readDocument, type SourceDocument } from './documents.ts';
import { failureOf, type Failure } from './failure.ts';

export interface Inspected {
  readonly document: SourceDocument;
  readonly analysis: Analysis;
}

/** Reads and analyses one file; what goes wrong is a value. */
export async function inspect(
  path: string,
  encoding: string | undefined,
): Promise<Inspected | { readonly failure: Failure }> {
  try {
    const document = await readDocument(path, encoding);
    return { document, analysis: analyse(document.text) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
