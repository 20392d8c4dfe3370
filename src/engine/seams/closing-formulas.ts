import type { Head } from './seam-sides.ts';

/**
 * What notices, corrections and notes of the editors end with, mostly without a full stop: 特此公告, 声明作废, 敬请关注, 長溪老生啓.
 * No sentence of news goes on behind one of these.
 */
const CLOSING_FORMULA =
  /(?:[ \u3000][\u3400-\u9fff]{2,6}(?:[谨謹敬])?[啓啟]|特此(?:公[告布佈示]|[声聲]明|更正|通[知告]|[启啟]事|敬告|[鸣鳴][谢謝]|致歉|[说說]明|[证證]明)(?:[并並]致歉)?|[声聲]明作[废廢]|恕不另行通知|概不退[还還稿]|稿酬[从從][优優]|文[责責]自[负負]|敬[请請](?:[关關]注|期待|[谅諒]解|[见見][谅諒]|光[临臨]|留意|垂注))$/u;
const LONGEST_FORMULA = 10;

/** Who says what stands before, set below a quotation: “……盼头。”——市民 周大海. */
const SPEAKER =
  /[。！？…][”」』]?\s*(?:——?|－－?|―+|--)\s*(?:[\u3400-\u9fff]{2,8}[ \u3000][\u3400-\u9fff·]{2,6}|[\u3400-\u9fff]{2,3})$/u;
const LONGEST_SPEAKER = 24;

/** Does the text end with a formula that closes a notice, or with who said it? */
export function closesText(text: string, { ending, floor, end, wide }: Head): boolean {
  if (!wide || ending !== 'plain') return false;
  return (
    CLOSING_FORMULA.test(text.slice(Math.max(floor, end - LONGEST_FORMULA), end)) ||
    SPEAKER.test(text.slice(Math.max(floor, end - LONGEST_SPEAKER), end))
  );
}
