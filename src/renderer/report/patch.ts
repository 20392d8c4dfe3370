import type { TFunction } from 'i18next';
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import type { EncodingName } from '../../contract/index.ts';
import { encodingLabel } from '../shell/numbers.ts';
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

/**
 * Of several pages, for programs that apply it: with the bytes that the files have, names in UTF-8. Where that cannot be, a
 * line above the page's part says what it is for; programs pass over it.
 */
export function patchPieces(pages: readonly PageCorrections[], t: TFunction): readonly PatchPiece[] {
  return pages.flatMap(({ name, form, original, corrected }): PatchPiece[] => {
    const patch = patchBetween(name, inFile(original, form), inFile(corrected, form));
    if (patch === '') return [];
    const lines = patch.indexOf('\n@@') + 1;
    return [
      { text: notes(name, form, t) + patch.slice(0, lines), encoding: 'utf-8' },
      { text: patch.slice(lines), encoding: ofLines(form) },
    ];
  });
}

type Form = PageCorrections['form'];

const isUtf16 = ({ encoding }: Form): boolean => encoding.startsWith('utf-16');

/** What keeps a patch from applying to the original as it lies there. */
function notes(name: string, form: Form, t: TFunction): string {
  const said: string[] = [];
  // As iconv spells them.
  const [from, to] = [form.openedAs, form.encoding].map((one) => encodingLabel(one).replace(' ', ''));
  const params = { name: name.replaceAll(/\s+/g, ' '), from, to };
  if (isUtf16(form)) said.push(t('report.patchUtf16', params));
  else if (form.openedAs !== form.encoding) said.push(t('report.patchReencoded', params));
  if (form.lineEnding === 'mixed') said.push(t('report.patchMixed', params));
  return said.map((note) => `# ${note}\n`).join('');
}

/** As the file has it; of one whose line ends are mixed it is not known where which stands. */
function inFile(text: string, { bom, lineEnding }: Form): string {
  const end = lineEnding === 'crlf' ? '\r\n' : lineEnding === 'cr' ? '\r' : '\n';
  return (bom ? '\ufeff' : '') + text.replaceAll('\n', end);
}

/** Lines of UTF-16 are no lines to programs that apply patches: theirs are for reading. */
const ofLines = (form: Form): EncodingName => (isUtf16(form) ? 'utf-8' : form.encoding);

function patchBetween(name: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 2 });
  // Where a name has a space, programs take what stands before it for the name, unless a tab ends it.
  return formatPatch(patch, FILE_HEADERS_ONLY).replace(
    /^--- ([^"\n]* [^\n]*)\n\+\+\+ ([^\n]*)/,
    (_, from: string, to: string) => `--- ${from}\t\n+++ ${to}\t`,
  );
}
