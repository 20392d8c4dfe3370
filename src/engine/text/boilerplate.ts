/**
 * What news sites and apps put into an article, on lines of their own, in the words they use for it: pleas to subscribe, share,
 * follow or scan, counts of readers, times of publication; and pointers to what else there is.
 */

const CLOSING = String.raw`[\s.!:：>»→›▼]*`;

/** Where a sentence could say the same at the end of a line, one of these goes with it. */
const OWN = String.raw`[a-zà-ÿ’' ]{0,24}(?:newsletters?|podcasts?|e-?mails?|updates|alerts|channel|edition|magazine)[a-zà-ÿ’' ]{0,24}`;
const NETWORKS = String.raw`(?:twitter|facebook|whatsapp|instagram|linkedin|telegram|youtube|e-?mail|x)(?:[, ]+(?:and |und |et |y )?(?:twitter|facebook|whatsapp|instagram|linkedin|telegram|youtube|e-?mail|x))*`;
const WHEN = String.raw`[\wà-ÿ.,/ -]{0,36}[0-9]{1,2} ?[:.h][0-9]{2}[\wà-ÿ.,: ]{0,16}`;

const PLEAS = [
  `subscribe(?: (?:now|today|here|to ${OWN}))?|sign up (?:for|to) ${OWN}|share (?:this (?:article|story|page|post|video)|(?:this )?(?:on|via) ${NETWORKS})|follow (?:us|@\\w+) on ${NETWORKS}|(?:print|e-?mail) this (?:article|page|story)|(?:tap|click) here to [a-z ]{2,30}|most (?:read|popular)|back to top|(?:listen to|watch) this (?:article|story|video)|[0-9]{1,2} min(?:ute)?s? read|[0-9]{1,4} comments?|comments? \\([0-9]+\\)|(?:last |first )?(?:updated|published)(?: on|:)? ${WHEN}`,
  `(?:jetzt |newsletter |hier )+abonnieren|artikel (?:teilen|drucken|merken|versenden)|(?:auf|bei|per) ${NETWORKS} teilen|zur startseite|kommentare? \\([0-9]+\\)|[0-9]{1,4} kommentare?|lesezeit:? [0-9]{1,2} min(?:uten|\\.)?|(?:veröffentlicht|aktualisiert)(?: am|:)? ${WHEN}`,
  `abonnez-vous(?: (?:à ${OWN}|ici|maintenant))?|partager (?:cet article|sur ${NETWORKS})|[0-9]{1,4} commentaires?|(?:publié|mis à jour)(?: le|:)? ${WHEN}|temps de lecture ?:? [0-9]{1,2} min(?:utes|\\.)?`,
  `suscríb(?:e|a)(?:te|se)(?: (?:a ${OWN}|aquí|ahora))?|compartir (?:este artículo|en ${NETWORKS})|[0-9]{1,4} comentarios?|(?:publicado|actualizado)(?: el|:)? ${WHEN}`,
  '[请請]?(?:[扫掃](?:一[扫掃]|[码碼]|描)|[长長]按|[识識][别別])[^，。]{0,12}，?[^，。]{0,12}(?:二[维維][码碼]|公[众眾][号號]|客[户戶]端|微信)(?:[^，。]{0,2}[关關]注[^，。]{0,6})?',
  '更多(?:精彩)?(?:[内內]容|[资資][讯訊]|新[闻聞]|[报報][道導]|[详詳]情|信息|精彩)[^，。]{0,6}，?[请請]?(?:[扫掃]|[关關]注|[点點][击擊]|登[录錄]|下[载載])[^，。]{0,10}(?:二[维維][码碼]|公[众眾][号號]|客[户戶]端|微信|微博|[网網][站页頁址]|app)',
  '分享(?:到|至)?(?:[:： ][^，。]{0,24})?|字[号號體体]\\s*[:：][^，。]{0,12}|(?:返回|回到)(?:[顶頂]部|首[页頁])|(?:打|列)印(?:本[页頁]|本文|文章)?|[复複][制製][链鏈]接',
  '(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊赞讚]|[评評][论論]|[转轉][发發]|跟[贴貼]|人[气氣])(?:量|[数數]|次[数數])?\\s*[:：(（]?\\s*[0-9]{1,9}[)）]?[万萬次+]?(?:\\s+\\S{2,5}\\s*[:：(（]?\\s*[0-9]{1,9}[)）]?)?',
  '(?:[发發更][布佈新表][时時][间間]|[时時][间間])\\s*[:：]\\s*[12][0-9]{3}[^，。]{4,18}',
];

const POINTERS = [
  'related(?: (?:stories|articles|content|links|topics|news))?|read (?:more|also|next)\\b.{0,60}|see also\\b.{0,60}|more (?:on|from|about)\\b.{0,40}|you may also like',
  'lesen sie (?:auch|mehr|hier|dazu)\\b.{0,60}|mehr zum thema\\b.{0,40}|siehe auch\\b.{0,60}|zum thema|das könnte sie auch interessieren',
  '(?:à )?(?:lire|voir) aussi\\b.{0,60}|sur le même sujet',
  '(?:lea|lee|ver|vea) también\\b.{0,60}|más información|noticias relacionadas|te puede interesar.{0,40}',
  '(?:source|quelle|fuente)s?\\s?:.{2,60}|(?:note|anmerkung|nota)\\s?:.{2,60}',
  '延伸[阅閱][读讀]|相[关關](?:[链鏈][接結]|[阅閱][读讀]|新[闻聞]|[报報][道導])|(?:新[闻聞]|知[识識]|背景|[资資]料)[链鏈][接結]|背景[资資]料|新[闻聞]背景|小[贴貼]士|名[词詞]解[释釋]|推[荐薦][阅閱][读讀]|往期回[顾顧]',
  '(?:[数數資资][据料])?[来來]源\\s*[:：].{2,24}|注\\s*[:：].{2,30}',
];

/** 分享 */
const SHORTEST_PLEA = 2;
const LONGEST_PLEA = 80;

/** Of small letters: an expression for both cases takes five times as long to compile. */
const whole = (forms: readonly string[]) =>
  new RegExp(String.raw`^[\s>»►▶●■*·|]*(?:${forms.join('|')})${CLOSING}$`);
/** Compiled when a short line is first seen. */
let pleas: RegExp | undefined;
let pointers: RegExp | undefined;

/** Subscribe to our newsletter; 分享到：微信 微博: no part of a text, and in the way where it is read on. */
export function isPlea(piece: string): boolean {
  return isShort(piece) && (pleas ??= whole(PLEAS)).test(piece.toLowerCase());
}

/** Related stories; 延伸阅读; Source: …: a line of the layout that heads no article. */
export function isPointer(piece: string): boolean {
  return isShort(piece) && (pointers ??= whole(POINTERS)).test(piece.toLowerCase());
}

function isShort({ length }: string): boolean {
  return length >= SHORTEST_PLEA && length <= LONGEST_PLEA;
}
