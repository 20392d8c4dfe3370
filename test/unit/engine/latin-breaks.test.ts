import { describe, expect, it } from 'vitest';
import { shippedSeamStatistics } from '../../../src/engine/seams/model.ts';

const model = shippedSeamStatistics().latinBreaks();

function oddsOf(before: string, after: string): number {
  const text = before + after;
  return model.cut(model.head(text, 0, before.length), model.tail(text, before.length, text.length));
}

describe('the model of breaks in Latin script', () => {
  it.each([
    [
      'English',
      'The bank wants to open a branch for the',
      'Savings clubs of the valley before the summer.',
      'The bank opened a branch in the valley last week',
      'Savings clubs had asked for it.',
    ],
    [
      'German',
      'Der Rat will Geld für die Brücke und',
      'Stege im ganzen Tal zur Verfügung stellen.',
      'Der Rat hat am Dienstag Geld für die Brücke bewilligt',
      'Stege sollen im Frühjahr folgen.',
    ],
    [
      'French',
      'Le maire a inauguré mardi le musée de la',
      'Marine, où sont exposés douze bateaux.',
      'Le maire a inauguré le musée la semaine dernière',
      'Il sera ouvert tous les jours.',
    ],
    [
      'Spanish',
      'El alcalde presentó ayer el plan para el',
      'Museo del Valle, que abrirá en junio.',
      'El alcalde presentó el plan la semana pasada',
      'El museo abrirá en junio.',
    ],
  ])('tells a cut before a capital from the end of a sentence in %s', (_, head, rest, whole, next) => {
    expect(oddsOf(head, rest)).toBeGreaterThan(oddsOf(whole, next) + 2);
  });

  it('does not ask whether the text after begins with a capital, which may be misread', () => {
    const before = 'The council said that the bridge over the';
    expect(oddsOf(before, 'River Wend is safe.')).toBe(oddsOf(before, 'river Wend is safe.'));
  });

  it('weighs a side the same in every pair that it takes part in', () => {
    const text = 'The mayor opened the Old Town Hall on Monday.';
    const [head, tail] = [model.head(text, 0, 16), model.tail(text, 17, text.length)];
    const odds = model.cut(head, tail);
    model.cut(model.head(text, 0, 9), tail);
    expect(model.cut(head, tail)).toBe(odds);
  });

  it('reads no further than it may', () => {
    const text = 'Nobody knew. It was the Royal Mail that came late.';
    const [from, at, to] = [13, 23, 34];
    const alone = text.slice(from, to);
    expect(model.cut(model.head(text, from, at), model.tail(text, at, to))).toBe(
      model.cut(model.head(alone, 0, at - from), model.tail(alone, at - from, alone.length)),
    );
  });

  it.each(['', ' ', '-', '12', '«', "'", '\u0301'])('reads %j', (piece) => {
    expect(oddsOf(piece, piece)).not.toBeNaN();
  });
});
