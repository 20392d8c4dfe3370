import type { TFunction } from 'i18next';
import { getState, type Flag } from '../state/store.ts';
import { copyLetter, marksOf } from './flag-marks.ts';
import { languages, Range } from './monaco.ts';
import { mosaic } from './mosaic.ts';

/** The page's own text must not be read as Markdown. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, String.raw`\$&`);

const maxFlagsExplained = 3;
const maxReasons = 4;

/** Hovering over a flag says what it is and why, and where its other copies stand. @returns stops it */
export function explainOnHover(t: TFunction): () => void {
  const provider = languages.registerHoverProvider('*', {
    provideHover(model, { lineNumber, column }) {
      const place = mosaic.flagsAt(model, new Range(lineNumber, column, lineNumber, column));
      const document = place ? getState().documents[place.ref] : undefined;
      if (!place || !document) return null;
      const flags = place.keys
        .slice(0, maxFlagsExplained)
        .flatMap((key) => document.flags.filter((flag) => flag.key === key && !flag.kept));
      if (flags.length === 0) return null;
      return { contents: flags.map((flag) => ({ value: explanation(place.ref, flag, t) })) };
    },
  });
  return () => provider.dispose();
}

function explanation(ref: string, flag: Flag, t: TFunction): string {
  const { finding } = flag;
  const title = `**${escaped(t(`finding.message.${finding.message.code}`, finding.message.params))}**`;
  const lines = mosaic.linesOf(ref, flag.key) ?? [];
  const copies =
    finding.kind === 'duplicate'
      ? marksOf(finding).map((_, index) =>
          escaped(t('editor.hover.copy', { letter: copyLetter(index), line: lines[index] ?? 1 })),
        )
      : [];
  const reasons = finding.reasons
    .slice(0, maxReasons)
    .map((reason) => `- ${escaped(t(`finding.reason.${reason.code}`, reason.params))}`);
  return [
    title,
    ...(copies.length > 0 ? [copies.join(' · ')] : []),
    ...(reasons.length > 0 ? [reasons.join('\n')] : []),
    `*${escaped(t('editor.hover.act'))}*`,
  ].join('\n\n');
}
