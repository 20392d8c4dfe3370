import { createRandom } from '../support/random.ts';
import { chinese, english } from './vocabulary.ts';

export type Language = 'zh' | 'en';

/**
 * Deterministic text like a newspaper's: paragraphs of some hundred characters that open as newspapers' do and end with
 * their full stop, and the defects that Galley looks for, about one in 1,700 Chinese characters or 3,000 letters, as on
 * bad pages.
 */
export function newspaperText(language: Language, characters: number, seed = 7): string {
  const random = createRandom(seed);
  const writer = new Writer(language, random);
  const parts: string[] = [];
  let length = 0;
  while (length < characters) {
    const article = withDefects(writer.article(), language, random).join('\n\n') + '\n\n';
    parts.push(article);
    length += article.length;
  }
  return parts.join('').slice(0, characters);
}

class Writer {
  readonly #language: Language;
  readonly #random: () => number;

  constructor(language: Language, random: () => number) {
    this.#language = language;
    this.#random = random;
  }

  /** A title, a byline and 4 to 9 paragraphs. */
  article(): string[] {
    const paragraphs = Array.from({ length: 4 + this.#below(6) }, () =>
      Array.from({ length: this.#language === 'zh' ? 4 + this.#below(5) : 2 + this.#below(5) }, () =>
        this.#sentence(),
      ).join(this.#language === 'zh' ? '' : ' '),
    );
    const person = this.#pick(this.#words.people);
    const byline = this.#language === 'zh' ? `本报记者　${person}` : `By ${person}`;
    return [this.#title(), byline, ...paragraphs];
  }

  get #words() {
    return this.#language === 'zh' ? chinese : english;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Skewed like words in a language: the first of a list are by far the most frequent. */
  #pick(list: readonly string[]): string {
    return list[Math.floor(this.#random() ** 1.4 * list.length)]!;
  }

  /** Thousands of them: else a long text would say the same by chance far more often than a newspaper does. */
  #name(): string {
    return this.#words.nameParts.map((parts) => parts[this.#below(parts.length)]).join('');
  }

  #title(): string {
    const { qualities, nouns, verbs, people } = this.#words;
    const [who, did, quality, what] = [people, verbs, qualities, nouns].map((list) => this.#pick(list));
    return this.#language === 'zh' ? `${who}${did}${quality}${what}` : `${who} ${did} the ${quality} ${what}`;
  }

  #sentence(): string {
    const number = 2 + this.#below(9_900);
    const clauses = Array.from({ length: 1 + this.#below(3) }, () => this.#clause());
    if (this.#language === 'zh') {
      const { times, nouns, links } = this.#words;
      const opening = this.#random() < 0.3 ? `${this.#pick(links)}，` : `${this.#pick(times)}，`;
      const figure = this.#random() < 0.2 ? `，共${number}件${this.#pick(nouns)}` : '';
      return `${opening}${clauses.join('，')}${figure}。`;
    }
    const figure = this.#random() < 0.2 ? `, ${number} in all` : '';
    const text = `${this.#random() < 0.3 ? `${this.#pick(this.#words.links)}, ` : ''}${clauses.join(', and ')}${figure}.`;
    return text[0]!.toUpperCase() + text.slice(1);
  }

  #clause(): string {
    const { people, verbs, qualities, nouns, times } = this.#words;
    const [did, quality, what, other] = [verbs, qualities, nouns, people].map((list) => this.#pick(list));
    const who = this.#random() < 0.1 ? other : this.#name();
    if (this.#language === 'zh') return `${who}${did}${this.#name()}${quality}${this.#name()}${what}`;
    return `${who} ${did} ${quality} ${this.#name()} ${what} ${this.#pick(times)}`;
  }
}

/** Cuts, copies and moves, of the kinds and about as often as on bad pages. */
function withDefects(paragraphs: readonly string[], language: Language, random: () => number): string[] {
  const out = [...paragraphs];
  const pick = () => 2 + Math.floor(random() * (out.length - 2));
  const middle = (text: string) => Math.floor(text.length * (0.3 + 0.4 * random()));
  if (random() < 0.5) {
    const at = pick();
    const cut = middle(out[at]!);
    out.splice(at, 1, out[at]!.slice(0, cut).trimEnd(), out[at]!.slice(cut).trimStart());
  }
  if (random() < 0.4) {
    const copy = out[pick()]!;
    const noisy = random() < 0.5 ? copy : withNoise(copy, language, random);
    out.splice(pick(), 0, noisy.slice(random() < 0.5 ? 0 : middle(noisy)));
  }
  if (random() < 0.15) {
    const at = pick();
    const cut = middle(out[at]!);
    const tail = out[at]!.slice(cut).trimStart();
    out[at] = out[at]!.slice(0, cut).trimEnd();
    out.push(tail);
  }
  return out;
}

/** Two characters in a hundred are wrong, as after poor recognition. */
function withNoise(text: string, language: Language, random: () => number): string {
  const wrong = language === 'zh' ? '己末土日曰' : 'lrnce';
  return Array.from(text, (character) =>
    random() < 0.02 ? wrong[Math.floor(random() * wrong.length)]! : character,
  ).join('');
}
