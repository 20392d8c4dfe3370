import type { FixCode, LineSpan, Message, MessageCode, ReasonCode } from '../engine/index.ts';
import { cli as cliEn } from '../words/en/cli.ts';
import { finding as findingEn } from '../words/en/finding.ts';
import { cli as cliZh } from '../words/zh/cli.ts';
import { finding as findingZh } from '../words/zh/finding.ts';

export type CliLocale = 'en' | 'zh';

// The namespaces are taken one by one: all of the window's words and i18next would double the start-up time.
const words = {
  en: { cli: cliEn, finding: findingEn },
  zh: { cli: cliZh, finding: findingZh },
} as const;

/** The words of one language, and the engine's messages in it. */
export interface Phrases {
  readonly locale: CliLocale;
  readonly cli: typeof cliEn;
  readonly kind: typeof findingEn.kind;
  readonly severity: typeof findingEn.severity;
  message(message: Message<MessageCode>): string;
  reason(message: Message<ReasonCode>): string;
  fix(message: Message<FixCode>): string;
  /** Of lines in which columns stand side by side: what is the matter, and what to do. */
  sideBySide(lines: LineSpan): string;
}

export function createPhrases(locale: CliLocale): Phrases {
  const { cli, finding } = words[locale];
  return {
    locale,
    cli,
    kind: finding.kind,
    severity: finding.severity,
    message: ({ code, params }) => fill(finding.message[code], params),
    reason: ({ code, params }) => fill(finding.reason[code], params),
    fix: ({ code, params }) => fill(finding.fix[code], params),
    sideBySide: ({ from, to }) => fill(cli.text.sideBySide, { lines: `${from}–${to}` }),
  };
}

/** Fills `{{name}}` places. A place without a parameter stays as it is, so that it is seen. */
export function fill(template: string, params: Message['params']): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(params[name] ?? place));
}

/**
 * The language of the system: POSIX variables in their order, or where none is set (Windows, a desktop launcher)
 * what the runtime says (by its collator, which is ready in half the time that dates and numbers take).
 */
export function systemLocale(environment: Readonly<Record<string, string | undefined>>): CliLocale {
  const tag =
    environment['LC_ALL'] ||
    environment['LC_MESSAGES'] ||
    environment['LANG'] ||
    new Intl.Collator().resolvedOptions().locale;
  return /^zh(?:[_.@-]|$)/i.test(tag) ? 'zh' : 'en';
}
