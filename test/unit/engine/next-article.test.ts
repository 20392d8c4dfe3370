import { describe, expect, it } from 'vitest';
import { analyse, applyEdits } from '../../../src/engine/index.ts';

/*
 * Short pages, on which a sentence breaks off where a column ends, the next article begins behind it, and the rest of the sentence stands
 * among that one's paragraphs. A page of so few paragraphs says little of whether it keeps its full stops.
 */
const pages: readonly (readonly [language: string, head: string, tail: string, page: readonly string[]])[] = [
  [
    'English',
    'the school began a quarter',
    'later because the teachers',
    [
      'THE HARBOUR HERALD',
      'Ferry sails again after storm',
      'After three weeks of standstill the ferry has been sailing between the two banks again since yesterday. The engine, which filled with water in the storm of 4 November, was overhauled in Dordrecht and put back on Friday. According to skipper John Verhagen the repair cost 38,000 euros, of which the',
      'insurance pays about half. The rest comes from the fund that the villages set up after the flood of 1995.',
      'Those who wanted to cross by car had to drive around by the bridge at Heusden, a detour of 26 kilometres, for weeks. The baker sold less bread because of it, he says, and every morning the school began a quarter',
      'New trees along the dyke',
      'This autumn 140 elms will be planted along the dyke. The old poplars were ill and were felled last year. Residents have chosen the species themselves, after the water board had made three proposals.',
      'later because the teachers from the other bank had to come.',
      'Councillor Els de Graaf planted the first tree on Monday, together with pupils of form seven. Those who wanted to cross by car had to drive around by the bridge at Heusden, a detour of 26 kilometres, for weeks. The last elm will go into the ground in March.',
    ],
  ],
  [
    'Dutch',
    'elke ochtend een kwartier',
    'later omdat de leraren',
    [
      'DE HAVENBODE',
      'Veerpont vaart weer na storm',
      'Na drie weken stilstand vaart de pont tussen de beide oevers sinds gisteren weer. De motor, die in de storm van 4 november vol water was gelopen, is in Dordrecht gereviseerd en op vrijdag teruggeplaatst. Volgens schipper Joost Verhagen heeft de reparatie 38.000 euro gekost, waarvan de',
      'verzekering ongeveer de helft betaalt. De rest komt uit het fonds dat de dorpen na de overstroming van 1995 hebben opgericht.',
      'Wie met de auto naar de overkant wilde, moest de afgelopen weken omrijden over de brug bij Heusden, een omweg van 26 kilometer. De bakker verkocht daardoor minder brood, zegt hij, en de school begon elke ochtend een kwartier',
      'Nieuwe bomen langs de dijk',
      'Langs de dijk worden dit najaar 140 iepen geplant. De oude populieren waren ziek en zijn vorig jaar gekapt. Omwonenden hebben zelf de soort gekozen, nadat het waterschap drie voorstellen had gedaan.',
      'later omdat de leraren van de andere oever moesten komen.',
      'Wethouder Els de Graaf plantte maandag de eerste boom, samen met leerlingen van groep zeven. Wie met de auto naar de overkant wilde, moest de afgelopen weken omrijden over de brug bij Heusden, een omweg van 26 kilometer. De laatste iep gaat in maart de grond in.',
    ],
  ],
  [
    'Italian',
    'ogni giorno il giro di',
    'dodici chilometri',
    [
      'IL CORRIERE DEL LAGO',
      'Il nuovo ponte apre ai pedoni',
      'BELLAVISTA — Il ponte sul torrente, chiuso dalla piena di marzo, riapre domani ai pedoni e alle biciclette. Il sindaco Carla Venturi ha spiegato che i lavori sono durati sette mesi perché le travi, ordinate in aprile, sono arrivate soltanto a',
      "settembre, quando il livello dell'acqua era già salito. Le automobili dovranno aspettare la primavera.",
      'La ditta di Lecco che ha eseguito i lavori ha sostituito dodici travi e rifatto la soletta. Il costo, 640 mila euro, è stato coperto per due terzi dalla Regione e per il resto dal Comune.',
      "I commercianti della riva destra, che in estate avevano perso un terzo degli incassi, hanno accolto la notizia con sollievo. «Per noi quel ponte è la strada di casa», dice Ida Colombo, che vende frutta in piazza da trent'anni e che da marzo faceva ogni giorno il giro di",
      'La biblioteca cambia orario',
      'Dal primo dicembre la biblioteca comunale resterà aperta fino alle 21 il martedì e il giovedì. Lo ha deciso il consiglio dopo un sondaggio tra i lettori: otto su dieci avevano chiesto almeno una sera alla settimana.',
      'dodici chilometri per arrivare al mercato.',
      "La direttrice Marta Fossati ha detto che le ore in più saranno coperte da quattro studenti dell'università, pagati con il fondo per i giovani. I commercianti della riva destra, che in estate avevano perso un terzo degli incassi, hanno accolto la notizia con sollievo. Chi vuole prendere in prestito un libro dopo le 19 potrà usare la macchina automatica all'ingresso.",
    ],
  ],
  [
    'Portuguese',
    'com o guarda-chuva ao',
    'lado da carteira',
    [
      'O DIÁRIO DA SERRA',
      'Escola reabre com telhado novo',
      'A escola primária da vila reabriu na segunda-feira com um telhado novo, dois anos depois do temporal que levou as telhas. A presidente da Câmara, Luísa Tavares, disse que a obra custou 210 mil euros e que foi paga com dinheiro do Estado e com um donativo da',
      'associação de pais. As aulas decorreram até agora no pavilhão dos bombeiros.',
      'Os 84 alunos foram recebidos com música pela banda da vila. «Chovia dentro da sala de matemática», recordou Tiago, de nove anos, que passou o segundo ano inteiro a fazer contas com o guarda-chuva ao',
      'Vinho da região ganha prémio',
      'A adega cooperativa recebeu em Lisboa uma medalha de ouro pelo tinto de 2023. O júri provou 312 vinhos de todo o país durante três dias e elogiou a frescura e o equilíbrio do lote vencedor.',
      'lado da carteira, porque o balde já não chegava.',
      'O enólogo Rui Sampaio atribui o resultado à vindima tardia. A presidente da Câmara, Luísa Tavares, disse que a obra custou 210 mil euros e que foi paga com dinheiro do Estado. As garrafas chegam às lojas antes do Natal.',
    ],
  ],
  [
    'Chinese',
    '每天早上推迟了一刻',
    '钟才上课',
    [
      '江城晚报',
      '渡口恢复通航',
      '受上月洪水影响停航三周的北岸渡口，昨日恢复通航。渡船的发动机在暴雨中进水，经船厂检修后于周五装回。船长周永年说，修理费用三十八万元，其中一半由保险公司承担，其余来自两岸村民一九九八年设立的救灾基金。',
      '停航期间，开车过江的人要绕行二十六公里外的大桥。镇上的面包店因此少卖了三成，学校也因为老师要从对岸赶来，每天早上推迟了一刻',
      '江堤新植香樟',
      '今年冬天，江堤两侧将新植香樟一百四十棵。原来的杨树得了病，去年已全部砍掉。树种由沿岸居民投票选定，园林部门此前提出过三种方案。',
      '钟才上课，直到上周五才恢复正常。',
      '副镇长梁素芬周一和七年级学生一起种下了第一棵树。最后一棵将在明年三月种下。',
    ],
  ],
];

describe.each(pages)('a sentence that goes on in the next article, in %s', (_, head, tail, paragraphs) => {
  const page = paragraphs.join('\n\n');
  const found = analyse(page).findings.filter(
    ({ kind, severity }) => kind === 'displaced-continuation' && severity !== 'info',
  );

  it('is found', () => {
    const ends = found.map((finding) =>
      finding.kind === 'displaced-continuation' ? [finding.head.end, finding.tail.start] : [],
    );
    expect(ends).toEqual([[page.indexOf(head) + head.length, page.indexOf(tail)]]);
  });

  it('is whole once the rest is moved', () => {
    const moved = applyEdits(page, found[0]!.fixes[0]!.edits);
    const joint = /\p{Script=Han}/u.test(head) ? '' : ' ';
    expect(moved).toContain(head + joint + tail);
    expect(moved).not.toMatch(/\n{3}|\n$/u);
  });
});
