import { findingKinds, percentSure, type Finding, type Severity } from '../../engine/index.ts';
import { LineIndex } from '../line-index.ts';
import { createPhrases, fill, type Phrases } from '../phrases.ts';
import { harmless } from '../../service/harmless.ts';
import { createColours, type Colours } from '../terminal.ts';
import { mainPlace, type Place, placesOf } from './places.ts';
import { atLeast, type FileSummary, type Outcome, type Report, type ReportOptions } from './report.ts';

const maxQuoteCharacters = 36;
/** Places that are listed before it is said how many more there are, and the last. */
const MOST_PLACES = 5;

/** A report for people: `path:line:column` first, which terminals and editors make into a link. */
export function createTextReport(options: ReportOptions): Report {
  const phrases = createPhrases(options.locale);
  const colours = createColours(options.colour);
  return {
    head: () => '',
    file: (outcome) => filePart(outcome, options.minSeverity, phrases, colours),
    between: '',
    foot: (summaries) => footPart(summaries, phrases, colours),
  };
}

/** A file that failed has its line on standard error. */
function filePart(outcome: Outcome, minSeverity: Severity, phrases: Phrases, colours: Colours): string {
  if (outcome.failure) return '';
  const { document, analysis } = outcome;
  const shown = analysis.findings
    .filter(({ severity }) => atLeast(severity, minSeverity))
    .toSorted((a, b) => mainPlace(a).start - mainPlace(b).start);
  const { text, encoding, lineEnding } = document;
  const about = fill(phrases.cli.text.file, {
    path: '\u0000',
    encoding: encoding.toUpperCase(),
    lineEnding: phrases.cli.lineEnding[lineEnding],
    characters: inThousands(text.length),
  }).split('\u0000');
  const note = shown.length === 0 ? ` · ${colours.green(phrases.cli.text.clean)}` : '';
  const remarks = analysis.sideBySide
    .map((lines) => `  ${colours.yellow(phrases.sideBySide(lines))}\n`)
    .join('');
  const head = `${colours.bold(harmless(outcome.path))}${colours.dim(about.join(''))}${note}\n${remarks}`;
  if (shown.length === 0) return head;
  const lines = new LineIndex(text);
  const write = (finding: Finding) => findingPart(outcome.path, finding, text, lines, phrases, colours);
  return `${head}\n${shown.map(write).join('\n')}\n`;
}

/** 1,234,567, as English and Chinese write it. The runtime's formatter takes longer to load than a short file to read. */
function inThousands(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function findingPart(
  path: string,
  finding: Finding,
  text: string,
  lines: LineIndex,
  phrases: Phrases,
  colours: Colours,
): string {
  const at = lines.positionAt(mainPlace(finding).start);
  const severity = severityColour(finding.severity, colours)(phrases.severity[finding.severity]);
  const confidence = colours.dim(`${percentSure(finding.confidence)}%`);
  const message = harmless(phrases.message(finding.message));
  const rows = [`${harmless(path)}:${at.line}:${at.column}  ${severity} ${confidence}  ${message}`];
  const places = placesOf(finding);
  const placeRow = (place: Place): string => {
    const { start, end } = { start: lines.positionAt(place.start), end: lines.positionAt(place.end) };
    const span = fill(phrases.cli.text.place, {
      start: `${start.line}:${start.column}`,
      end: `${end.line}:${end.column}`,
    });
    const quote = harmless(quoteOf(text, place.start, place.end));
    return `    ${place.letter ? `${colours.cyan(place.letter)} ` : ''}${span}  ${colours.dim(quote)}`;
  };
  const left = places.length - 1 - MOST_PLACES;
  if (left > 0) {
    const more = fill(phrases.cli.text.morePlaces, { count: left });
    rows.push(
      ...places.slice(0, MOST_PLACES).map(placeRow),
      `    ${colours.dim(more)}`,
      placeRow(places.at(-1)!),
    );
  } else if (places.length > 1) rows.push(...places.map(placeRow));
  for (const reason of finding.reasons) {
    rows.push(`    ${colours.dim(phrases.cli.text.why)} ${harmless(phrases.reason(reason))}`);
  }
  const fix = finding.fixes.find(({ suggested }) => suggested);
  if (fix) rows.push(`    ${colours.dim(phrases.cli.text.fix)} ${colours.green(phrases.fix(fix.title))}`);
  return `${rows.join('\n')}\n`;
}

/** Start of a passage, cut between characters, not in one. */
function quoteOf(text: string, start: number, end: number): string {
  const characters = Array.from(text.slice(start, Math.min(end, start + maxQuoteCharacters * 2)));
  const shown = characters.slice(0, maxQuoteCharacters).join('').trim();
  return characters.length > maxQuoteCharacters ? `${shown}…` : shown;
}

function severityColour(severity: Severity, colours: Colours): (text: string) => string {
  if (severity === 'error') return colours.red;
  return severity === 'warning' ? colours.yellow : colours.dim;
}

function footPart(summaries: readonly FileSummary[], phrases: Phrases, colours: Colours): string {
  const { text } = phrases.cli;
  let hidden = 0;
  let failures = 0;
  for (const summary of summaries) {
    hidden += summary.hidden;
    if (summary.failure) failures++;
  }
  const kinds = findingKinds
    .map((kind) => ({ kind, count: summaries.reduce((sum, { flags }) => sum + (flags[kind] ?? 0), 0) }))
    .filter(({ count }) => count > 0);
  const flags = kinds.reduce((sum, { count }) => sum + count, 0);
  const parts = kinds.map(({ kind, count }) => `${phrases.kind[kind]} ${count}`);
  if (hidden > 0) parts.push(fill(text.hidden, { count: hidden }));
  if (failures > 0) parts.push(colours.red(fill(text.failed, { count: failures })));
  const count = summaries.length;
  const total = [
    count === 1 ? text.oneFile : fill(text.files, { count }),
    flags === 1 ? text.oneFlag : fill(text.flags, { count: flags }),
  ];
  return `${[...total.map((part) => colours.bold(part)), ...parts].join(' · ')}\n`;
}
