import {
  hanBylineAround,
  hanCreditAt,
  hanDatelineEndingAt,
  hanNewsAround,
  hanReportAround,
} from './han-openings.ts';
import {
  cityBeforeAgency,
  cityBeforeSlash,
  correspondentAt,
  datedBefore,
  latinBylineAt,
  latinDatelineBefore,
} from './latin-openings.ts';

/**
 * Formulas that open a news item: datelines and bylines. A dateline inside a paragraph says that another item starts
 * there. Sources: the style of Chinese dailies and agencies (本报讯, 新华社北京7月1日电) and of Latin-script agencies
 * ("LONDON (Reuters) -", "PARIS, 3 mai (AFP) -").
 */
export interface Opening {
  readonly kind: 'dateline' | 'bare-city' | 'byline';
  readonly start: number;
  readonly end: number;
  /** Names an agency or paper, or is followed by its reporter: cannot well stand inside a sentence. */
  readonly unmistakable: boolean;
  /** At the end of its block, where it names who wrote what follows. */
  readonly trailing?: true;
  /** One only behind a title or the end of a sentence, in Latin script: elsewhere it stands in one. */
  readonly notWithin?: true;
}

type Finder = (text: string, at: number, blockStart: number) => Opening | null;

/** Characters that formulas cannot do without and other text seldom has, and what to look for around them. */
export const anchors: readonly (readonly [string, Finder])[] = [
  ['讯', hanDatelineEndingAt],
  ['訊', hanDatelineEndingAt],
  ['电', hanDatelineEndingAt],
  ['電', hanDatelineEndingAt],
  ['记者', hanBylineAround],
  ['記者', hanBylineAround],
  ['消息', hanNewsAround],
  ['文/', hanCreditAt],
  ['文／', hanCreditAt],
  ...['报道', '報導', '報道'].map((report): readonly [string, Finder] => [report, hanReportAround]),
  ...[' - ', ' -- ', ' --- ', ' – ', ' — ', ')-', ')–', ')—', ').-'].map(
    (dash): readonly [string, Finder] => [
      dash,
      (text, at, blockStart) => latinDatelineBefore(text, at + 1, blockStart),
    ],
  ),
  ...['.--', '.–', '.—', '.- '].map((dash): readonly [string, Finder] => [dash, datedBefore]),
  ...['(Reuters)', '(AP)', '(AFP)', '(dpa)', '(epd)', '(KNA)', '(sda)', '(APA)', '(EFE)'].map(
    (agency): readonly [string, Finder] => [agency, cityBeforeAgency],
  ),
  ...[' / EFE', ' / AFP', ' / AP', ' / dpa', ' / Reuters', ' / REUTERS', ' / Agencias'].map(
    (agency): readonly [string, Finder] => [agency, cityBeforeSlash],
  ),
  ['From ', correspondentAt],
  ['FROM ', correspondentAt],
  ['(By ', correspondentAt],
  ['(BY ', correspondentAt],
  ['BY ', latinBylineAt],
  ['By ', latinBylineAt],
  ['Von ', latinBylineAt],
  ['Par ', latinBylineAt],
  ['Por ', latinBylineAt],
];
