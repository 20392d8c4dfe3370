import { startsSmall } from '../text/small-letters.ts';
import { endsWithTelephone } from '../text/telephones.ts';
import { isClosing } from './punctuation.ts';
import type { Head, Tail } from './seam-sides.ts';

/**
 * What notices, corrections and notes of the editors end with, mostly without a full stop: 特此公告, 声明作废, 敬请关注, 長溪老生啓.
 * No sentence of news goes on behind one of these.
 */
const CLOSING_FORMULA =
  /(?:[ \u3000][\u3400-\u9fff]{2,6}(?:[谨謹敬])?[啓啟]|特此(?:公[告布佈示]|[声聲]明|更正|通[知告]|[启啟]事|敬告|[鸣鳴][谢謝]|致歉|[说說]明|[证證]明)(?:[并並]致歉)?|[声聲]明作[废廢]|恕不另行通知|概不退[还還稿]|稿酬[从從][优優]|文[责責]自[负負]|恕[报報]不周|哀此[讣訃][闻聞告]|敬[请請](?:[关關]注|期待|[谅諒]解|[见見][谅諒]|光[临臨]|留意|垂注))$/u;
const LONGEST_FORMULA = 10;

/** Who says what stands before, set below a quotation: “……盼头。”——市民 周大海. */
const SPEAKER =
  /[。！？…][”」』]?\s*(?:——?|－－?|―+|--)\s*(?:[\u3400-\u9fff]{2,8}[ \u3000][\u3400-\u9fff·]{2,6}|[\u3400-\u9fff]{2,3})$/u;
const LONGEST_SPEAKER = 24;

/** How lines of a notice of death begin, which have no marks: 灵柩停柩于…, 择于…举殡, 孝男：… */
const OF_DEATH_NOTICE =
  /^(?:[灵靈]柩|[择擇][于於]|[兹茲谨謹]定[于於]|[恸慟][于於]|(?:孝[男女子媳婿孙孫]|[内內外]*[孙孫]|女婿|未亡人)[ \u3000]?[：:])/u;

/** Nearly no text begins with one of these: looked at first. */
const BEGINS_NOTICE = '灵靈择擇兹茲谨謹恸慟孝内內外孙孫女未';

/** Does a line of a notice of death begin there? */
function beginsOfNotice(text: string, start: number): boolean {
  return BEGINS_NOTICE.includes(text[start]!) && OF_DEATH_NOTICE.test(text.slice(start, start + 8));
}

/** —Alzad, capitán…; — Où vas-tu ?; (9) Movie: … */
const BEGUN_ANEW = /^(?:[—–]\s?[\p{Lu}¿¡]|\([0-9]{1,3}\)\s+\p{Lu})/u;

/** Does something else begin there: what somebody says, behind the dash that Latin-script novels set, or an entry of a list behind its number? */
function beginsAnew(text: string, start: number): boolean {
  return '—–('.includes(text[start]!) && BEGUN_ANEW.test(text.slice(start, start + 10));
}

/** 男，三十一岁，……: who is looking for a wife or a husband. */
const PERSON = /^[男女][，,、 \u3000](?:[现現]?年)?[〇一二三四五六七八九十廿卅0-9]{1,4}[岁歲]/u;

/** Does a personal advertisement begin there? It has no subject, and needs none. */
export function beginsAsPerson(text: string, start: number): boolean {
  return '男女'.includes(text[start]!) && PERSON.test(text.slice(start, start + 10));
}

/** What letters to the editor end with, in print also behind a dash in their last line: —Yours, &c., ¶ SCEPTIC NO MORE. */
const VALEDICTION =
  /(?:Yours,? (?:&c|etc|(?:very )?(?:truly|faithfully|sincerely|respectfully|obediently))|obedient servants?|Hochachtungsvoll|Mit freundlichen Gr(?:üßen|üssen)|sentiments (?:distingués|les meilleurs)|Atentamente)\.?,?$/u;
const LONGEST_VALEDICTION = 32;

/** Does the text end with a formula that closes a notice or a letter, with the number to call, or with who said it? */
export function closesText(text: string, { ending, floor, end, wide }: Head): boolean {
  if (ending !== 'plain' && ending !== 'comma') return false;
  if (!wide && VALEDICTION.test(text.slice(Math.max(floor, end - LONGEST_VALEDICTION), end))) return true;
  if (ending === 'comma') return false;
  if (endsWithTelephone(text, floor, end)) return true;
  return (
    wide &&
    (CLOSING_FORMULA.test(text.slice(Math.max(floor, end - LONGEST_FORMULA), end)) ||
      SPEAKER.test(text.slice(Math.max(floor, end - LONGEST_SPEAKER), end)))
  );
}

/** Nine seams in ten: a full stop, and behind it nothing that goes on in mid-sentence; or the last words of a notice, or who said it. */
export function isFinished(text: string, head: Head, { start }: Tail): boolean {
  if (closesText(text, head) || (head.wide ? beginsOfNotice(text, start) : beginsAnew(text, start)))
    return true;
  const { ending } = head;
  if (ending !== 'terminal' && ending !== 'closed-terminal') return false;
  const first = text.charCodeAt(start);
  return !isClosing(first) && !startsSmall(text, start);
}
