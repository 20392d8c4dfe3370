import { hanTable } from './han.table.ts';
import { type HanStatistics, readHanTable } from './han-statistics.ts';
import { HanWords } from './han-words.ts';
import { hanWordTable } from './han-words.table.ts';
import { wordPairTable } from './word-pairs.table.ts';
import { latinTable } from './latin.table.ts';
import { type LatinStatistics, readLatinTable } from './latin-statistics.ts';

export interface LanguageStatistics {
  readonly han: HanStatistics;
  readonly latin: LatinStatistics;
}

let shipped: LanguageStatistics | undefined;
let shippedWords: HanWords | undefined;

/** The tables that ship with the engine, read when they are first asked for. */
export function shippedStatistics(): LanguageStatistics {
  return (shipped ??= {
    han: readHanTable(hanTable),
    latin: readLatinTable(latinTable),
  });
}

export function shippedHanWords(): HanWords {
  return (shippedWords ??= new HanWords(hanWordTable(), wordPairTable));
}
