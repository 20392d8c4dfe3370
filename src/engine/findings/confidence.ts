import type { FindingKind, Severity } from '../findings.ts';
import { calibration } from './calibration.table.ts';

/** From here on a finding is as good as certain. */
const ERROR_FROM = 0.95;
/** Below this a finding is more likely wrong than right and is only mentioned. */
const WARNING_FROM = 0.5;

export function confidenceOf(kind: FindingKind, logOdds: number): number {
  const { slope, offset, most } = calibration[kind];
  const share = 1 / (1 + Math.exp(-(slope * logOdds + offset)));
  return Math.round(Math.min(most, share) * 1000) / 1000;
}

export function severityOf(confidence: number): Severity {
  if (confidence >= ERROR_FROM) return 'error';
  return confidence >= WARNING_FROM ? 'warning' : 'info';
}
