import {
  percentAlike,
  type Finding,
  type FindingKind,
  type Fix,
  type Message,
  type MessageCode,
} from '../findings.ts';
import { replacementOf } from '../fixes/joints.ts';
import { planFixes, type Source } from '../fixes/plan.ts';
import type { StrayCopies } from '../fixes/stray-copies.ts';
import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { confidenceOf, severityOf } from './confidence.ts';
import type {
  DisplacedDraft,
  Draft,
  Drafts,
  DuplicateDraft,
  FusedDraft,
  OrphanDraft,
  SplitDraft,
} from './drafts.ts';
import { identify, textBefore, textBehind } from './identity.ts';
import { quoteAfter, quoteBefore } from './quotes.ts';

/** A finding without what only the whole page can tell: its id depends on whether others say the same. */
type Unnamed = Finding extends infer F
  ? F extends Finding
    ? Omit<F, 'id'> & { quoted: string[] }
    : never
  : never;

/** Makes findings of what the stages found: confidence, severity, fixes, ids; in reading order. */
export function composeFindings(source: Source, drafts: Drafts, strays: StrayCopies): Finding[] {
  const { text } = source;
  const fixes = planFixes(source, drafts, strays);
  const composer = new Composer(source, fixes.of);
  const unnamed: Unnamed[] = [
    ...drafts.duplicates.map((draft) => composer.duplicate(draft)),
    ...drafts.splits.filter((draft) => !fixes.absorbed.has(draft)).map((draft) => composer.split(draft)),
    ...drafts.displaced.map((draft) => composer.displaced(draft)),
    ...drafts.orphans.map((draft) => composer.orphan(draft)),
    ...drafts.fused.map((draft) => composer.fused(draft)),
  ];
  const inOrder = unnamed
    .map((finding) => ({ finding, place: placeOf(finding) }))
    .toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
    .map(({ finding: { quoted, ...finding }, place }) => ({
      finding,
      named: { kind: finding.kind, quoted, place },
    }));
  const ids = identify(
    text,
    inOrder.map(({ named }) => named),
  );
  return inOrder.map(({ finding }, at) => ({ id: ids[at]!, ...finding }));
}

class Composer {
  private readonly text: string;
  private readonly blocks: Blocks;
  private readonly fixesOf: ReadonlyMap<Draft, readonly Fix[]>;

  constructor({ text, blocks }: Source, fixesOf: ReadonlyMap<Draft, readonly Fix[]>) {
    this.text = text;
    this.blocks = blocks;
    this.fixesOf = fixesOf;
  }

  duplicate(draft: DuplicateDraft): Unnamed {
    const { occurrences, match, similarity, remove, legitimate } = draft;
    const first = occurrences[0] ?? { start: 0, end: 0 };
    const params = { characters: first.end - first.start, copies: occurrences.length };
    const message: Message<MessageCode> =
      match === 'exact'
        ? { code: 'duplicate-exact', params }
        : { code: 'duplicate-near', params: { ...params, similarity: percentAlike(similarity) } };
    const common = this.common('duplicate', draft, message);
    return {
      kind: 'duplicate',
      ...common,
      severity: legitimate ? 'info' : common.severity,
      match,
      similarity,
      occurrences,
      suggested: remove && remove.length > 0 ? { remove } : null,
      quoted: [this.text.slice(first.start, first.end)],
    };
  }

  split(draft: SplitDraft): Unnamed {
    const { start, end } = draft.at;
    const before = quoteBefore(this.text, start);
    const after = quoteAfter(this.text, end);
    return {
      kind: 'split-paragraph',
      ...this.common('split-paragraph', draft, { code: 'split-paragraph', params: { before, after } }),
      at: draft.at,
      replacement: replacementOf(this.text, this.blocks, draft),
      quoted: [textBefore(this.text, start), textBehind(this.text, end)],
    };
  }

  displaced(draft: DisplacedDraft): Unnamed {
    const { head, tail } = draft;
    const params = {
      head: quoteBefore(this.text, head.end, head.start),
      tail: quoteAfter(this.text, tail.start),
    };
    return {
      kind: 'displaced-continuation',
      ...this.common('displaced-continuation', draft, { code: 'displaced-continuation', params }),
      head,
      tail,
      quoted: [textBefore(this.text, head.end), this.text.slice(tail.start, tail.end)],
    };
  }

  orphan(draft: OrphanDraft): Unnamed {
    const quote = quoteAfter(this.text, draft.at.start);
    return {
      kind: 'orphan-continuation',
      ...this.common('orphan-continuation', draft, { code: 'orphan-continuation', params: { quote } }),
      at: draft.at,
      quoted: [this.text.slice(draft.at.start, draft.at.end)],
    };
  }

  fused(draft: FusedDraft): Unnamed {
    const quote = quoteAfter(this.text, draft.at.end);
    return {
      kind: 'fused-paragraphs',
      ...this.common('fused-paragraphs', draft, { code: 'fused-paragraphs', params: { quote } }),
      at: draft.at,
      quoted: [textBefore(this.text, draft.at.start), textBehind(this.text, draft.at.end)],
    };
  }

  private common(kind: FindingKind, draft: Draft, message: Message<MessageCode>) {
    const confidence = confidenceOf(kind, draft.logOdds);
    return {
      severity: severityOf(confidence),
      confidence,
      message,
      reasons: draft.reasons,
      fixes: this.fixesOf.get(draft) ?? [],
    };
  }
}

/** Where a finding stands for reading order: at what an editor meets first. */
function placeOf(finding: Unnamed): Range {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences[0] ?? { start: 0, end: 0 };
    case 'displaced-continuation':
      return finding.head.start < finding.tail.start
        ? { ...finding.head, start: finding.head.end }
        : finding.tail;
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return finding.at;
  }
}
