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
  // Scripts without capitals: a lacking full stop tells there, where the page keeps its marks.
  [
    'Korean',
    '시의회는 어제 저녁 내년도 예산안을 승인했다. 도로 보수 비용은 십이 퍼센트 늘어나고 학교에는 거의 사천만 원이 배정된다.',
    '시장은 새 병원 건립이 여전히 가장 중요한 과제라고 말했다. 공사는 설계 심사가 끝나는 대로 봄에 시작될 예정이다.',
    '동네 주민들은 오래전부터 낡은 건물의 상태에 불만을 터뜨려 왔다. 지붕에서는 물이 새고 겨울이면 병실이¦너무 추워 환자들이 외투를 입고 잔다.',
    '야당은 돈이 불공평하게 나누어졌다고 본다. 김철수 의원은 변두리가 이번에도 가로등과 보도 없이 남게 될 것이라고 밝혔다.',
    '한편 철도에서는 강을 건너는 다리의 수리가 계속되고 있다. 열차는 평균 이십 분 늦어지고 역장은 승객들에게 양해를 구하고 있다.',
    '저녁에는 극장에서 새 연극이 처음 무대에 올랐다. 관객들은 배우들에게 오랫동안 박수를 보냈고 작가는 세 번이나 무대에 나왔다.',
  ],
  [
    'Arabic',
    'وافق المجلس البلدي مساء أمس على ميزانية العام المقبل. وستزداد نفقات صيانة الطرق بنسبة اثني عشر في المئة، في حين ستحصل المدارس على نحو أربعين مليونا.',
    'وقال رئيس البلدية إن بناء المستشفى الجديد يبقى المهمة الأولى. ومن المنتظر أن تبدأ الأعمال في الربيع فور الانتهاء من مراجعة المشروع.',
    'ويشكو سكان الحي منذ زمن طويل من حالة المبنى القديم. فالسقف يتسرب منه الماء، وفي الشتاء يشتد البرد¦في الغرف حتى ينام المرضى بمعاطفهم.',
    'وترى المعارضة أن الأموال وزعت بغير عدل. فهل تبقى الضواحي مرة أخرى بلا إنارة ولا أرصفة؟',
    'وفي الأثناء تستمر على السكة الحديدية أعمال إصلاح الجسر فوق النهر. وتتأخر القطارات عشرين دقيقة في المتوسط، ويطلب مدير المحطة من الركاب الصبر.',
    'وفي المساء عرضت على المسرح المسرحية الجديدة لأول مرة. وصفق الجمهور طويلا للممثلين، وخرج المؤلف ثلاث مرات إلى الخشبة.',
  ],
  [
    'Hebrew',
    'מועצת העיר אישרה אמש את התקציב לשנה הבאה. ההוצאות על תחזוקת הכבישים יגדלו בשנים עשר אחוזים, ואילו בתי הספר יקבלו כמעט ארבעים מיליון שקל.',
    'לדברי ראש העיר, המשימה החשובה ביותר היא בניית בית החולים החדש. העבודות אמורות להתחיל באביב, מיד עם סיום בדיקת התוכנית.',
    'תושבי השכונה מתלוננים זה זמן רב על מצב הבניין הישן. הגג דולף, ובחורף קר כל כך בחדרים¦עד שהחולים ישנים במעיליהם.',
    'האופוזיציה סבורה שהכסף חולק שלא בצדק. חבר המועצה משה לוי הצהיר כי השכונות המרוחקות יישארו שוב בלי תאורה ומדרכות.',
    'בינתיים נמשכות במסילת הברזל עבודות התיקון בגשר שמעל הנהר. הרכבות מאחרות בעשרים דקות בממוצע, ומנהל התחנה מבקש מהנוסעים סבלנות.',
    'בערב הועלתה בתיאטרון הצגת הבכורה של המחזה החדש. הקהל מחא כפיים לשחקנים זמן רב, והמחבר עלה לבמה שלוש פעמים.',
  ],
  [
    'Hindi',
    'नगर परिषद ने कल शाम अगले वर्ष का बजट मंजूर किया। सड़कों की मरम्मत पर खर्च बारह प्रतिशत बढ़ेगा, जबकि स्कूलों को लगभग चार करोड़ रुपये मिलेंगे।',
    'महापौर के अनुसार नए अस्पताल का निर्माण सबसे बड़ा काम है। योजना की जाँच पूरी होते ही वसंत में काम शुरू होगा।',
    'मोहल्ले के निवासी लंबे समय से पुरानी इमारत की हालत की शिकायत कर रहे हैं। छत टपकती है और सर्दियों में कमरों में¦इतनी ठंड होती है कि मरीज कोट पहनकर सोते हैं।',
    'विपक्ष का मानना है कि पैसा अन्यायपूर्ण ढंग से बाँटा गया है। पार्षद राम शर्मा ने कहा कि बाहरी इलाके फिर बिना रोशनी और फुटपाथ के रह जाएँगे।',
    'इस बीच रेलवे पर नदी के पुल की मरम्मत जारी है। गाड़ियाँ औसतन बीस मिनट देर से चल रही हैं और स्टेशन मास्टर यात्रियों से धैर्य रखने को कह रहे हैं।',
    'शाम को रंगशाला में नए नाटक का पहला प्रदर्शन हुआ। दर्शकों ने कलाकारों के लिए देर तक तालियाँ बजाईं और लेखक तीन बार मंच पर आए।',
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

  it('keeps its headlines and subheadings', () => {
    const titled = paragraphs.flatMap((paragraph) => [paragraph.split(' ').slice(0, 4).join(' '), paragraph]);
    const page = `${titled.join('\n\n').replaceAll('¦', ' ')}\n`;
    expect(takeSuggestions(page, analyse(page)).text).toBe(page);
  });

  it('has its copy found', () => {
    const [first = ''] = paragraphs;
    const copied = `${whole}\n${first.slice(40)}\n`;
    const [finding] = analyse(copied).findings;
    expect(finding).toMatchObject({ kind: 'duplicate', suggested: { remove: [1] } });
  });
});

it('tells a cut before a name, where no word of the language is known', () => {
  const page = [
    'Городской совет на вчерашнем заседании утвердил бюджет на будущий год. Расходы на ремонт дорог вырастут на двенадцать процентов, а на школы будет выделено почти сорок миллионов рублей.',
    'По словам мэра, главной задачей остаётся строительство новой больницы. Работы должны начаться весной, как только будет закончена экспертиза проекта.',
    'Оппозиция считает, что деньги распределены несправедливо. Об этом вчера заявил депутат¦Иван Петров, по словам которого окраины снова останутся без освещения и тротуаров.',
    'Тем временем на железной дороге продолжается ремонт моста через реку. Поезда опаздывают в среднем на двадцать минут, и начальник станции просит пассажиров о терпении.',
    'Вечером в театре состоялась премьера новой пьесы. Зрители долго аплодировали актёрам, а автор трижды выходил на сцену.',
  ];
  const cut = `${page.join('\n\n').replace('¦', '\n\n')}\n`;
  expect(analyse(cut).findings.map(({ kind }) => kind)).toEqual(['split-paragraph']);
});

it('tells a Korean paragraph without its full stop from a headline', () => {
  const page = [
    '시의회는 어제 저녁 내년도 예산안을 승인했다. 도로 보수 비용은 십이 퍼센트 늘어나고 학교에는 거의 사천만 원이 배정된다.',
    '시장은 새 병원 건립이 여전히 가장 중요한 과제라고 말했다. 공사는 설계 심사가 끝나는 대로 봄에 시작될 예정이다.',
    '동네 주민들은 오래전부터 낡은 건물의 상태에 불만을 터뜨려 왔다. 지붕에서는 물이 새고 겨울이면 병실이 너무 춥다.',
    '야당은 돈이 불공평하게 나누어졌다고 본다. 김철수 의원은 변두리가 이번에도 보도 없이 남게 될 것이라고 밝혔다.',
  ];
  const copied = [...page.slice(0, 3), page[1]!.slice(0, -1), ...page.slice(3)].join('\n\n');
  expect(takeSuggestions(copied, analyse(copied)).text).toBe(page.join('\n\n'));
});
