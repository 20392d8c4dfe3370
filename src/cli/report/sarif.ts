import type {
  Artifact,
  Fix as SarifFix,
  Invocation,
  Location,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findingKinds, type Finding, type Fix, type Range, type Severity } from '../../engine/index.ts';
import { failureText } from '../failure.ts';
import { LineIndex } from '../line-index.ts';
import { createPhrases, type Phrases } from '../phrases.ts';
import { harmlessJson } from '../../service/harmless.ts';
import { mainPlace, placesOf } from './places.ts';
import { atLeast, type FileSummary, type Outcome, type Report, type ReportOptions } from './report.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const level: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS, errata 01): one run, a rule a kind, regions in UTF-16 code units, fixes as replacements. */
export function createSarifReport(options: ReportOptions): Report {
  const phrases = createPhrases(options.locale);
  return {
    head: () => {
      const driver = { name: 'galley', version: options.version, rules: rules(phrases) };
      const tool = harmlessJson({ driver });
      return `{"$schema":"${schema}","version":"2.1.0","runs":[{"tool":${tool},"columnKind":"utf16CodeUnits","language":"${options.locale === 'zh' ? 'zh-CN' : 'en-US'}","results":[\n`;
    },
    file: (outcome) => resultsOf(outcome, options, phrases),
    between: ',\n',
    foot: (summaries) =>
      `\n],"artifacts":${harmlessJson(summaries.map((summary) => artifact(summary)))},"invocations":${harmlessJson([invocation(summaries, phrases)])}}]}\n`,
  };
}

function rules(phrases: Phrases): ReportingDescriptor[] {
  return findingKinds.map((kind) => {
    const words = phrases.cli.rule[kind];
    return {
      id: kind,
      name: words.name,
      shortDescription: { text: words.short },
      fullDescription: { text: words.full },
      help: { text: words.help },
      defaultConfiguration: { level: 'warning' },
    };
  });
}

function resultsOf(outcome: Outcome, options: ReportOptions, phrases: Phrases): string {
  if (outcome.failure) return '';
  const findings = outcome.analysis.findings.filter(({ severity }) => atLeast(severity, options.minSeverity));
  if (findings.length === 0) return '';
  const { text } = outcome.document;
  const lines = new LineIndex(text);
  const uri = uriOf(outcome.path);
  return findings.map((finding) => harmlessJson(result(finding, uri, lines, phrases))).join(',\n');
}

function result(finding: Finding, uri: string, lines: LineIndex, phrases: Phrases): Result {
  const location = (range: Range): Location => ({
    physicalLocation: { artifactLocation: { uri }, region: region(range, lines) },
  });
  const main = mainPlace(finding);
  const others = placesOf(finding).filter(({ start, end }) => start !== main.start || end !== main.end);
  const text = [phrases.message(finding.message), ...finding.reasons.map((reason) => phrases.reason(reason))];
  return {
    ruleId: finding.kind,
    ruleIndex: findingKinds.indexOf(finding.kind),
    level: level[finding.severity],
    rank: Math.round(finding.confidence * 1000) / 10,
    message: { text: text.join('\n') },
    locations: [location(main)],
    ...(others.length > 0 && {
      relatedLocations: others.map((place, index) => ({
        id: index + 1,
        ...location(place),
        ...(place.letter && { message: { text: place.letter } }),
      })),
    }),
    partialFingerprints: { 'galleyFindingId/v1': finding.id },
    ...(finding.fixes.length > 0 && {
      fixes: finding.fixes.map((fix) => fixObject(fix, uri, lines, phrases)),
    }),
    properties: {
      confidence: finding.confidence,
      ...(finding.kind === 'duplicate' && { match: finding.match }),
    },
  };
}

function fixObject(fix: Fix, uri: string, lines: LineIndex, phrases: Phrases): SarifFix {
  return {
    description: { text: phrases.fix(fix.title) },
    artifactChanges: [
      {
        artifactLocation: { uri },
        replacements: fix.edits.map((edit) => ({
          deletedRegion: region(edit, lines),
          ...(edit.text && { insertedContent: { text: edit.text } }),
        })),
      },
    ],
    properties: { suggested: fix.suggested },
  };
}

function region(range: Range, lines: LineIndex): Region {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: range.start,
    charLength: range.end - range.start,
  };
}

function artifact(summary: FileSummary): Artifact {
  return {
    location: { uri: uriOf(summary.path) },
    mimeType: 'text/plain',
    ...(summary.encoding && { encoding: summary.encoding }),
  };
}

function invocation(summaries: readonly FileSummary[], phrases: Phrases): Invocation {
  const failures = summaries.flatMap(({ path, failure }): Notification[] =>
    failure
      ? [
          {
            descriptor: { id: failure.code },
            level: 'error',
            message: { text: failureText(failure, phrases) },
            locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
          },
        ]
      : [],
  );
  const remarks = summaries.flatMap(({ path, sideBySide }) =>
    sideBySide.map((lines): Notification => ({
      descriptor: { id: 'columns-side-by-side' },
      level: 'warning',
      message: { text: phrases.sideBySide(lines) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(path) },
            region: { startLine: lines.from, endLine: lines.to },
          },
        },
      ],
    })),
  );
  return {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: [...failures, ...remarks],
  };
}

// Possible in a name on Windows; encodeURIComponent throws on it.
const loneSurrogate = /\p{Surrogate}/gu;

/** A relative path stays relative (a viewer resolves it against its own root), and any byte of a name is kept. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path
    .split(sep)
    .map((part) => encodeURIComponent(part.replace(loneSurrogate, '\uFFFD')))
    .join('/');
}
