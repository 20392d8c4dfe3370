/** A hyphen before one of these stands for a word part to come ("Haupt- und Nebensachen"). */
export const SUSPENDING = /^(?:und|oder|bzw|bis|sowie|and|or|to|et|ou|y|o|e|en|of)(?![\p{L}\p{N}])/iu;
