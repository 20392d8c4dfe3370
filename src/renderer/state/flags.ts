import { isOnlyOne, type Finding, type Range } from '../../engine/index.ts';
import { leadingMark, marksOf } from '../editor/flag-marks.ts';
import type { FlagToMark } from '../editor/live-marks.ts';
import { mosaic } from '../editor/mosaic.ts';
import { flagKeys } from './flag-keys.ts';
import { rememberKept } from './kept.ts';
import { headMissingMark } from './page-records.ts';
import { announce } from './notices.ts';
import { perDocument } from './per-document.ts';
import { spokenFlag } from './spoken.ts';
import { standingFixes } from './standing-fixes.ts';
import { getState, patchDocument, type Flag, type FlagState, type OpenDocument } from './store.ts';
import { isVisible } from './visible-flags.ts';

/** Where the flag under review stood last, by document: the next analysis may not know it any more. */
const lastPlace = perDocument<number>();

/** Documents in which the editor has gone to a flag, or decided about one. */
const begun = perDocument<true>();

export const beganReview = (ref: string): void => void begun.set(ref, true);

/** Whether the flag under review is one that the editor went to, and not the first one, which a page begins with. */
export const hasBeenUnderReview = (ref: string): boolean => begun.get(ref) === true;

/** Where a finding begins; findings are in this order, and so are next and previous. */
export const placeOf = (finding: Finding): number => marksOf(finding)[0]?.range.start ?? 0;

/**
 * Takes the findings of a new analysis in; offsets are those of the text as it is now.
 *
 * @param others what else the analysis says of the document: whoever follows the store is told of both at once
 */
export function takeAnalysis(
  ref: string,
  findings: readonly Finding[],
  others: Pick<OpenDocument, 'analysis' | 'counts'>,
): void {
  const document = getState().documents[ref];
  if (!document) return;
  const { fixed, noLongerKept, keptAgain } = standingFixes(document, findings);
  const keys = flagKeys(document, findings);
  const kept = changedSet(withMovedIds(document, findings, keys), keptAgain, noLongerKept);
  const flags = findings.map((finding, index): Flag => {
    const { id } = finding;
    const key = keys[index]!;
    const before = document.flags[index];
    // The same object where nothing about it has changed: what shows it need not be drawn again.
    return before?.finding === finding && before.key === key && before.kept === kept.has(id)
      ? before
      : { key, finding, kept: kept.has(id) };
  });
  mosaic.drawFlags(ref, toMarks(flags), true);
  const selected = survivor(ref, document, flags);
  const isSame =
    flags.length === document.flags.length && flags.every((flag, at) => flag === document.flags[at]);
  patchDocument(ref, { ...others, flags: isSame ? document.flags : flags, fixed, kept, selected });
  if (kept !== document.kept) rememberKept(document, kept);
  mosaic.selectFlag(ref, selected);
  rememberPlace(ref, selected);
  if (followSelected(ref) && selected !== document.selected) announce(spokenFlag(getState().documents[ref]!));
}

/** Where the page was scrolled to for the flag under review, by document. */
const shownAt = perDocument<{ readonly start: number; readonly version: number }>();

/** Scrolls the page to the flag under review and puts the cursor there. */
export function revealSelected(ref: string, part?: number): void {
  const range = leadingRange(ref, part);
  if (!range) return;
  mosaic.reveal(ref, range, true);
  if (part === undefined) shownAt.set(ref, { start: range.start, version: mosaic.versionOf(ref) });
}

function leadingRange(ref: string, part?: number): Range | undefined {
  const document = getState().documents[ref];
  const flag = document?.flags.find((other) => other.key === document.selected);
  return flag && mosaic.rangesOf(ref, flag.key)?.[part ?? leadingMark(flag.finding)];
}

/**
 * The flag that the page was scrolled to is gone with the fix before it, or is found somewhere else: the page goes to the
 * one that is under review now, unless the editor has typed or put the cursor elsewhere since. @returns whether it did
 */
function followSelected(ref: string): boolean {
  const shown = shownAt.get(ref);
  const range = leadingRange(ref);
  if (!shown || !range || range.start === shown.start) return false;
  if (mosaic.versionOf(ref) !== shown.version || mosaic.cursorIn(ref) !== shown.start) return false;
  revealSelected(ref);
  return true;
}

/** @returns the same set where nothing is added or taken away */
function changedSet(
  set: ReadonlySet<string>,
  added: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): ReadonlySet<string> {
  if (added.size + removed.size === 0) return set;
  return new Set([...set, ...added].filter((id) => !removed.has(id)));
}

function toMarks(flags: readonly Flag[]): readonly FlagToMark[] {
  const { filters, settings } = getState();
  const everyState = { ...filters, states: new Set<FlagState>(['open', 'kept', 'fixed']) };
  return flags.map((flag) => ({
    key: flag.key,
    finding: flag.finding,
    hidden: flag.kept || !isVisible(flag, everyState, settings.sensitivity),
  }));
}

/** Draws the marks again after filters, sensitivity or the interface language changed. */
export function redrawFlags(ref: string): void {
  const document = getState().documents[ref];
  if (!document) return;
  mosaic.drawFlags(ref, toMarks(document.flags), false);
  const { filters, settings } = getState();
  const selected = document.flags.find((flag) => flag.key === document.selected);
  const isShown = selected !== undefined && isVisible(selected, filters, settings.sensitivity);
  mosaic.selectFlag(ref, isShown ? selected.key : null);
}

/** The flag under review goes on being it; where it is gone, the next one below takes its place, never the first. */
function survivor(ref: string, document: OpenDocument, flags: readonly Flag[]): string | null {
  const { filters, settings } = getState();
  const { selected } = document;
  if (selected !== null && flags.some((flag) => flag.key === selected)) return selected;
  const visible = flags.filter((flag) => isVisible(flag, filters, settings.sensitivity));
  const place = lastPlace.get(ref);
  if (place === undefined) return visible[0]?.key ?? null;
  // Nothing is under review: the editor goes on by hand, with the next or the previous one.
  if (selected === null) return null;
  return (visible.find((flag) => placeOf(flag.finding) >= place) ?? visible[0])?.key ?? null;
}

/** Where the flag under review stands or stood last. */
export const placeUnderReview = (ref: string): number => lastPlace.get(ref) ?? 0;

export function rememberPlace(ref: string, key: string | null): void {
  const flag = getState().documents[ref]?.flags.find((other) => other.key === key);
  if (!flag || key === null) return;
  const ranges = mosaic.rangesOf(ref, key);
  lastPlace.set(ref, ranges?.[0]?.start ?? placeOf(flag.finding));
}

/**
 * What is kept, after an edit has given flags other ids: what was decided about a flag stays with it, and goes to no
 * other that has its id now. Ids that no flag has any more stay: an undo brings them back, and until it is saved the
 * file has them.
 *
 * @param keys of the findings: which of the flags each of them is
 * @returns the same set where nothing has changed
 */
function withMovedIds(
  { flags, kept }: OpenDocument,
  findings: readonly Finding[],
  keys: readonly string[],
): ReadonlySet<string> {
  if (kept.size === 0) return kept;
  const before = new Map(flags.map((flag) => [flag.key, flag]));
  const added = new Set<string>();
  const removed = new Set<string>();
  const remove = (id: string) => removed.add(id).add(`${id}${headMissingMark}`);
  const idsLeft = new Set<string>();
  for (const [at, { id }] of findings.entries()) {
    const flag = before.get(keys[at]!);
    if (flag === undefined || flag.finding.id === id) continue;
    idsLeft.add(flag.finding.id);
    if (flag.kept) added.add(id);
    else remove(id);
    // It would be that of another one as soon as this one is gone.
    if (isOnlyOne(flag.finding.id) && !isOnlyOne(id)) remove(flag.finding.id);
    if (kept.has(`${flag.finding.id}${headMissingMark}`)) added.add(`${id}${headMissingMark}`);
  }
  for (const [at, { id }] of findings.entries()) if (idsLeft.has(id) && !before.has(keys[at]!)) remove(id);
  const isSame = [...added].every((id) => kept.has(id)) && ![...removed].some((id) => kept.has(id));
  return isSame ? kept : changedSet(kept, added, removed);
}
