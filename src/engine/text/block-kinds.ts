import { isDigit, isSpace } from './characters.ts';
import type { BlockKind } from './blocks.ts';
import type { Lines } from './lines.ts';

/** What of the blocks is known before their kinds are. */
export interface BlockShapes {
  readonly text: string;
  readonly lines: Lines;
  readonly firstLines: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly lineStarts: Int32Array;
  readonly count: number;
}

const LONGEST_BYLINE_CHARS = 60;
const LONGEST_TITLE_CHARS = 120;

export function kindOf(shapes: BlockShapes, block: number): BlockKind {
  const { text } = shapes;
  const start = shapes.starts[block]!;
  const end = shapes.ends[block]!;
  const marked = shapes.lineStarts[block]! < start;
  const mark = text.charCodeAt(shapes.lineStarts[block]!);
  if (marked) return mark === 0x23 ? 'title' : 'list';
  const length = end - start;
  if (length > 400) return 'paragraph';
  const piece = text.slice(start, end);
  if (isFurniture(piece)) return 'furniture';
  if (length <= LONGEST_BYLINE_CHARS && isByline(piece)) return 'byline';
  if (isCaption(piece)) return 'caption';
  if (length <= LONGEST_TITLE_CHARS && isTitleLine(piece)) return 'title';
  return 'paragraph';
}

const PAGE_NUMBER = /^[\s·.•*~_—–\-−|〔【[(（第]*(?:page|seite|pag\.?|p\.)?\s*[0-9０-９]{1,4}\s*[页版頁]?[\s·.•*~_—–\-−|〕】\])）]*$/iu;
const RULE = /^[\s*·•.\-—–_=~#+◆◇■□●○★☆※]+$/u;
const CONTINUED =
  /^[[(（【]?\s*(?:continued (?:on|from)\b.{0,30}|fortsetzung (?:auf|von)\b.{0,30}|suite (?:de la )?p(?:age|\.).{0,20}|(?:上|下)?(?:接|转|轉)第?.{1,12}[版页頁面].{0,6})\s*[\])）】.]*$/iu;

function isFurniture(piece: string): boolean {
  return RULE.test(piece) || PAGE_NUMBER.test(piece) || CONTINUED.test(piece);
}

const HAN_BYLINE =
  /^[□■◇◆●○(（【\s]*(?:本报|本報|本网|新华社|新華社|特约|特約|实习|見習|见习|首席)?(?:\S{0,8})(?:记者|記者|通讯员|通訊員|特派员|撰文|撰稿|文\/|文／|摄影|攝影|编辑|編輯|作者|责编|责任编辑)[:：\s／/]*[^。！？!?，,；;]{0,40}$/u;
const LATIN_BYLINE = /^(?:by|von|par|por|da|de notre|from our|from a|text:|foto:)\s+[^.!?]{2,55}\.?$/iu;

function isByline(piece: string): boolean {
  return HAN_BYLINE.test(piece) || LATIN_BYLINE.test(piece);
}

const CAPTION = /^(?:图为|圖為|图[一二三四五六七八九十0-9]|照片[:：]|资料图|資料圖|photo\b|foto\b|image\b)|(?:[摄攝]|供图|供圖|摄影报道)[)）]?$/iu;

function isCaption(piece: string): boolean {
  return piece.length < 200 && CAPTION.test(piece);
}

/** Short, and ends without the mark of a sentence. */
function isTitleLine(piece: string): boolean {
  const last = piece.charCodeAt(piece.length - 1);
  if ('。.；;，,、：:'.includes(String.fromCharCode(last))) return false;
  const columns = piece.length;
  const wide = /[\u3400-\u9fff]/u.test(piece);
  if (columns > (wide ? 36 : LONGEST_TITLE_CHARS)) return false;
  return !isDigit(last) || !isSpace(piece.charCodeAt(0));
}
