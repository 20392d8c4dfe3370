import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import type { EncodingName } from '../../contract/index.ts';
import type { PageCorrections } from './corrections.ts';

/** From the page as it was opened to the page as it is; empty where they are the same. For reading: every line ends in "\n". */
export function readablePatch({ name, original, corrected }: PageCorrections): string {
  return patchBetween(name, original, corrected);
}

export interface PatchPiece {
  readonly text: string;
  /** Of the file whose lines it has. */
  readonly encoding: EncodingName;
}

/** Of several pages, for programs that apply it: with the bytes that the files have, names in UTF-8. */
export function patchPieces(pages: readonly PageCorrections[]): readonly PatchPiece[] {
  return pages.flatMap(({ name, form, original, corrected }): PatchPiece[] => {
    const patch = patchBetween(name, inFile(original, form), inFile(corrected, form));
    if (patch === '') return [];
    const lines = patch.indexOf('\n@@') + 1;
    return [
      { text: patch.slice(0, lines), encoding: 'utf-8' },
      { text: patch.slice(lines), encoding: ofLines(form) },
    ];
  });
}

/** As the file has it; of one whose line ends are mixed it is not known where which stands. */
function inFile(text: string, { bom, lineEnding }: PageCorrections['form']): string {
  const end = lineEnding === 'crlf' ? '\r\n' : lineEnding === 'cr' ? '\r' : '\n';
  return (bom ? '\ufeff' : '') + text.replaceAll('\n', end);
}

/** Lines of UTF-16 are no lines to programs that apply patches: theirs are for reading. */
const ofLines = ({ encoding }: PageCorrections['form']): EncodingName =>
  encoding.startsWith('utf-16') ? 'utf-8' : encoding;

function patchBetween(name: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 2 });
  // Where a name has a space, programs take what stands before it for the name, unless a tab ends it.
  return formatPatch(patch, FILE_HEADERS_ONLY).replace(
    /^--- ([^"\n]* [^\n]*)\n\+\+\+ ([^\n]*)/,
    (_, from: string, to: string) => `--- ${from}\t\n+++ ${to}\t`,
  );
}
