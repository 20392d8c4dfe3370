import type { Finding, Range } from '../../engine/index.ts';
import { failureText } from '../failure.ts';
import { LineIndex } from '../line-index.ts';
import { createPhrases, type Phrases } from '../phrases.ts';
import { harmlessJson } from '../../service/harmless.ts';
import { atLeast, type Outcome, type Report, type ReportOptions } from './report.ts';

/** The machine-readable report of the contract of the command line: one object, one file a line. */
export function createJsonReport(options: ReportOptions): Report {
  const phrases = createPhrases(options.locale);
  const tool = JSON.stringify({ name: 'galley', version: options.version });
  return {
    head: () => `{"schemaVersion":1,"tool":${tool},"files":[\n`,
    file: (outcome) => harmlessJson(fileObject(outcome, options, phrases)),
    between: ',\n',
    foot: () => '\n]}\n',
  };
}

function fileObject(outcome: Outcome, options: ReportOptions, phrases: Phrases): object {
  const { path, failure } = outcome;
  if (failure) {
    const error = { code: failure.code, message: failureText(failure, phrases) };
    return { path, encoding: null, lineEnding: null, characters: 0, error, findings: [] };
  }
  const { text, encoding, lineEnding } = outcome.document;
  const { sideBySide } = outcome.analysis;
  const findings = outcome.analysis.findings.filter(({ severity }) => atLeast(severity, options.minSeverity));
  const lines = findings.length > 0 ? new LineIndex(text) : null;
  return {
    path,
    encoding,
    lineEnding,
    characters: text.length,
    error: null,
    ...(sideBySide.length > 0 ? { sideBySide } : {}),
    findings: findings.map((finding) => findingObject(finding, lines!, phrases)),
  };
}

function findingObject(finding: Finding, lines: LineIndex, phrases: Phrases): object {
  return {
    id: finding.id,
    kind: finding.kind,
    severity: finding.severity,
    confidence: finding.confidence,
    message: phrases.message(finding.message),
    reasons: finding.reasons.map((reason) => phrases.reason(reason)),
    ...places(finding, (range) => ({ ...bounds(range), ...lines.positionAt(range.start) })),
    fixes: finding.fixes.map((fix) => ({
      title: phrases.fix(fix.title),
      suggested: fix.suggested,
      edits: fix.edits.map((edit) => ({ ...bounds(edit), text: edit.text })),
    })),
  };
}

const bounds = ({ start, end }: Range) => ({ start, end });

function places(finding: Finding, place: (range: Range) => object): object {
  switch (finding.kind) {
    case 'duplicate':
      return {
        match: finding.match,
        similarity: finding.similarity,
        occurrences: finding.occurrences.map((occurrence) => place(occurrence)),
        suggested: finding.suggested,
      };
    case 'split-paragraph':
      return { at: place(finding.at), replacement: finding.replacement };
    case 'displaced-continuation':
      return { head: place(finding.head), tail: place(finding.tail) };
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return { at: place(finding.at) };
  }
}
