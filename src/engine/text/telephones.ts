/** ……六百五十元。电话2218306, 洽：育才路 邵先生 3365127, ……重谢。13800000417; but a sentence may go on behind 可拨打服务热线87654321. */
const TELEPHONE =
  /(?:^|[。；，：:\s])(?:(?:[电電][话話洽]|[热熱][线線]|[传傳]真|手[机機]|洽|[联聯][系繫络絡]|[查咨諮][询詢])[^。，\d]{0,12})?(?:\(?0\d{2,3}\)?[-—－ ]?\d{7,8}|1\d{10}|[2-9]\d{6,7}|[2-9]\d{3}[ \u3000]\d{4})$/u;
const LONGEST = 32;
/** The last of so many digits at least. */
const DIGITS = /\d{4}$/u;
const HAN = /[\u3400-\u9fff]/u;

/** Does Chinese text end with a telephone number, set behind its sentences as small advertisements do? */
export function endsWithTelephone(text: string, floor: number, end: number): boolean {
  if (!DIGITS.test(text.slice(Math.max(floor, end - 4), end))) return false;
  const piece = text.slice(Math.max(floor, end - LONGEST), end);
  return HAN.test(piece) && TELEPHONE.test(piece);
}
