import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const before = {
  English:
    'The brass band of the fire brigade will play in the market hall in June, as it has done each year since the war.',
  German:
    'Die Kapelle der Feuerwehr spielt im Juni in der Markthalle, wie sie es seit dem Krieg in jedem Jahr getan hat.',
  French:
    'La fanfare des pompiers jouera en juin dans la halle du marché, comme elle le fait chaque année depuis la guerre.',
  Spanish:
    'La banda de los bomberos tocará en junio en el mercado, como lo ha hecho todos los años desde la guerra.',
  Dutch:
    'De harmonie van de brandweer speelt in juni in de markthal, zoals zij dat sinds de oorlog elk jaar heeft gedaan.',
};

/** Told with its fix, the whole page; `|` is the break. */
function joined(language: keyof typeof before, cut: string): string {
  const text = [before[language], cut.replace('|', '\n\n'), before[language].replace(/^\S+/u, '$&')].join(
    '\n\n',
  );
  const page = text.slice(0, text.lastIndexOf('\n\n'));
  return takeSuggestions(page, analyse(page)).text.slice(before[language].length + 2);
}

describe('a word that was cut without a hyphen is joined without a space', () => {
  it.each([
    [
      'English',
      'The mill has been closed for the winter, and the miller says that he will paint the shutters and have the carpen|ters look at the roof.',
    ],
    [
      'English',
      'The mayor was elected for the third time, and hopes that all of the council will work harmo|niously with her.',
    ],
    [
      'German',
      'Die Mühle bleibt im Winter geschlossen, und der Müller will alle Räume darüber nun sorgfäl|tig selbst herrichten.',
    ],
    [
      'French',
      'Le moulin reste fermé cet hiver, et le meunier a promis de restaurer soi|gneusement les chambres du haut.',
    ],
    [
      'Spanish',
      'El molino estará cerrado este invierno, y el molinero ha prometido restaurar cuidadosa|mente las habitaciones.',
    ],
  ] as const)('%s: %s', (language, cut) => {
    expect(joined(language, cut)).toBe(cut.replace('|', ''));
  });
});

describe('two words keep the space between them', () => {
  it.each([
    [
      'English',
      'The mill has been closed for the winter, and the miller is glad of a quiet gazebo|overlooking the weir and the bridge.',
    ],
    [
      'German',
      'Die Mühle bleibt im Winter geschlossen, und der Müller hat sich in der Laube ein Kanapee|aufgestellt, auf dem er liest.',
    ],
    [
      'French',
      "Le moulin reste fermé cet hiver, et le meunier s'est acheté un canapé moelleux|installé sous la tonnelle du jardin.",
    ],
    // A language that nothing was learned of.
    [
      'Dutch',
      'De molen blijft deze winter gesloten, en de molenaar heeft zich een zachte rustbank|aangeschaft om op te lezen.',
    ],
  ] as const)('%s: %s', (language, cut) => {
    expect(joined(language, cut)).toBe(cut.replace('|', ' '));
  });
});
