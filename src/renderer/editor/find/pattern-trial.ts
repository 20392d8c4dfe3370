/** A regular expression as the find widget makes it, and a text to try it on. */
export interface PatternTrial {
  readonly pattern: string;
  readonly matchCase: boolean;
  readonly text: string;
}

/** `begun` before the first search: starting a worker does not count. */
export type TrialNews = 'begun' | 'done';

/** Searches as Monaco does: line by line, and for replacing all the whole text at once. An invalid pattern finds nothing. */
export function runTrial({ pattern, matchCase, text }: PatternTrial): void {
  const flags = `gmu${matchCase ? '' : 'i'}`;
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, flags);
  } catch {
    return;
  }
  for (const line of text.split('\n')) exhaust(expression, line);
  exhaust(expression, text);
}

function exhaust(expression: RegExp, text: string): void {
  expression.lastIndex = 0;
  for (let found = expression.exec(text); found; found = expression.exec(text)) {
    if (found[0] === '') expression.lastIndex += 1;
  }
}
