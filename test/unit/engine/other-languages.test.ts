import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

/* Languages that nothing was learned of: small letters, marks and copies tell as they do elsewhere. ¦ stands where a cut is made. */
const pages: readonly (readonly [string, ...string[]])[] = [
  [
    'Dutch',
    'De brug over de rivier is maandagochtend om zes uur weer geopend, negen weken nadat een schip de tweede pijler had geraakt en twee dagen eerder dan de provincie had beloofd.',
    'Ingenieurs vreesden dat de¦pijler vanaf de bodem opnieuw moest worden gebouwd. Duikers ontdekten in de tweede week dat de eiken palen nog gezond waren.',
    'De reparatie kostte vierhonderdduizend euro, waarvan de verzekeraars van de rederij tot nu toe de helft willen betalen.',
  ],
  [
    'Portuguese',
    'A ponte sobre o rio foi reaberta na segunda-feira às seis da manhã, nove semanas depois de uma barcaça ter batido no segundo pilar e dois dias antes do que a câmara prometera.',
    'Os engenheiros temiam que o pilar¦tivesse de ser reconstruído a partir do leito do rio. Os mergulhadores descobriram na segunda semana que as estacas de carvalho estavam sãs.',
    'A reparação custou quatrocentos mil euros, dos quais as seguradoras da empresa aceitaram até agora pagar metade.',
  ],
  [
    'Swedish',
    'Bron över floden öppnades igen klockan sex på måndagsmorgonen, nio veckor efter att en pråm hade kört på den andra pelaren och två dagar tidigare än vad länet hade lovat.',
    'Ingenjörerna fruktade att pelaren¦måste byggas om från flodbotten. Dykarna fann under den andra veckan att ekpålarna var friska.',
    'Reparationen kostade fyra miljoner kronor, varav rederiets försäkringsbolag hittills har gått med på att betala hälften.',
  ],
  [
    'Polish',
    'Most nad rzeką został ponownie otwarty w poniedziałek o szóstej rano, dziewięć tygodni po tym, jak barka uderzyła w drugi filar, i dwa dni wcześniej, niż obiecało województwo.',
    'Inżynierowie obawiali się, że filar¦trzeba będzie odbudować od dna rzeki. Nurkowie odkryli w drugim tygodniu, że dębowe pale są zdrowe.',
    'Naprawa kosztowała dwa miliony złotych, z czego ubezpieczyciele firmy zgodzili się dotąd zapłacić połowę.',
  ],
  [
    'Russian',
    'Мост через реку вновь открыли в понедельник в шесть часов утра, через девять недель после того, как баржа ударила во вторую опору, и на два дня раньше, чем обещала область.',
    'Инженеры опасались, что опору¦придётся строить заново от самого дна реки. Водолазы обнаружили на второй неделе, что дубовые сваи остались целыми.',
    'Ремонт обошёлся в сорок миллионов рублей, половину которых пока согласились заплатить страховщики компании.',
  ],
];

describe.each(pages)('%s', (_, ...paragraphs) => {
  const whole = `${paragraphs.join('\n\n').replace('¦', ' ')}\n`;

  it('raises no alarm, and is not taken for another language', () => {
    expect(analyse(whole)).toEqual({ findings: [], language: 'und', sideBySide: [] });
  });

  it('has its cut found and mended', () => {
    const cut = `${paragraphs.join('\n\n').replace('¦', '\n\n')}\n`;
    expect(takeSuggestions(cut, analyse(cut)).text).toBe(whole);
  });

  it('has its copy found', () => {
    const [first = ''] = paragraphs;
    const copied = `${whole}\n${first.slice(40)}\n`;
    const [finding] = analyse(copied).findings;
    expect(finding).toMatchObject({ kind: 'duplicate', suggested: { remove: [1] } });
  });
});
