import type { Message } from '../engine/index.ts';
import { words, type Locale } from '../words/index.ts';

/** The engine's messages in words. Plain substitution: loading i18next would cost a fifth of the start-up time. */
export interface Phrases {
  message(message: Message<keyof typeof words.en.finding.message>): string;
  reason(message: Message<keyof typeof words.en.finding.reason>): string;
  fix(message: Message<keyof typeof words.en.finding.fix>): string;
}

export function createPhrases(locale: Locale): Phrases {
  const { finding } = words[locale];
  return {
    message: ({ code, params }) => substitute(finding.message[code], params),
    reason: ({ code, params }) => substitute(finding.reason[code], params),
    fix: ({ code, params }) => substitute(finding.fix[code], params),
  };
}

/** Fills `{{name}}` places; a place without a parameter stays as it is, so that it is seen. */
export function substitute(template: string, params: Message['params']): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(params[name] ?? place));
}
