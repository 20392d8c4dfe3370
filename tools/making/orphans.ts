import { cutInSentence, type PageDraft } from './draft-page.ts';
import { FEWEST_CHARS, type MarkedJoin } from './joins.ts';

/** Text that starts in mid-sentence; its head is not on the page. */
export function putOrphan(page: PageDraft): MarkedJoin[] {
  const { dice } = page;
  const found = page.paragraph(FEWEST_CHARS);
  const cut = found && cutInSentence(found.block.text, page.wide, dice);
  if (!found || !cut || cut.replacement === 'HYPHEN') return [];
  const { block, at } = found;
  const { article } = block;
  const before = page.blocks[at - 1];
  const own = page.blocks.filter((other) => other.article === article);
  const mark = page.mark();
  block.text = mark + cut.tail;
  block.taken = true;
  const orphan = (shape: string): MarkedJoin[] => [{ kind: 'orphan', shape, at: mark }];
  if (own.some((other) => other.taken && other !== block)) return orphan('in-place');
  if (dice.chance(0.4) && own.length < page.blocks.length) {
    // All that is left of an article stands in another, or at the page's end.
    page.blocks = page.blocks.filter((other) => !own.includes(other));
    const atEnd = dice.chance(0.3) && !page.blocks.at(-1)!.taken;
    const places = page.blocks.flatMap((other, to) =>
      to > 0 && !other.taken && !page.blocks[to - 1]!.taken ? [to] : [],
    );
    if (!atEnd && places.length === 0) page.blocks.unshift(block);
    else page.insert(atEnd ? page.blocks.length : dice.pick(places), block);
    return orphan(atEnd ? 'page-end' : 'foreign');
  }
  if (dice.chance(0.4) || before?.article !== article) {
    // The article's beginning is lost, its title with it.
    page.blocks = page.blocks.filter((other, place) => !own.includes(other) || place >= at);
    return orphan('article-start');
  }
  return orphan(before.role === 'title' ? 'after-title' : 'in-place');
}
