import { wordsOf, type Edit, type Finding } from '../../engine/index.ts';
import { shiftEdits } from '../analysis/shift.ts';
import { mosaic } from '../editor/mosaic.ts';
import { rememberPlace, redrawFlags } from './flags.ts';
import { fixExcerpt, type FixExcerpt } from './fix-excerpt.ts';
import { rememberKept } from './kept.ts';
import { announce, notify } from './notices.ts';
import { onHistory, pendingChanges, refuseEdit, urgently } from './pages.ts';
import { headMissingMark } from './page-records.ts';
import { perDocument } from './per-document.ts';
import { phrases, type Saying } from './phrases.ts';
import { flagAfter, selectFlag } from './selection.ts';
import { spokenFlag } from './spoken.ts';
import { amountOf, moveFixes, rememberFix } from './standing-fixes.ts';
import { openFlags, visibleFlags } from './visible-flags.ts';
import { getState, isLocked, patchDocument, type FixRecord, type Flag } from './store.ts';

/** What the editor decides about a flag: to mend it, to keep it, to take either back. */

/** Fixes that were undone, by document, the last one last: a redo brings them back. */
const undone = perDocument<readonly FixRecord[]>();

onHistory((ref, kind, { version, changes }) => {
  moveFixes(ref, changes);
  const document = getState().documents[ref];
  if (!document) return;
  const waiting = undone.get(ref) ?? [];
  if (kind === 'undo') {
    const back = document.fixed.filter((record) => record.version > version);
    if (back.length === 0) return;
    undone.set(ref, [...waiting, ...back.toReversed()]);
    const [first] = back;
    const { analysis } = document;
    patchDocument(ref, {
      fixed: document.fixed.filter((record) => record.version <= version),
      selected: first?.key ?? document.selected,
      // Until they are found again nobody can say that nothing is left.
      analysis: openFlags(document.flags) === 0 ? { ...analysis, state: 'running', tookMs: 0 } : analysis,
    });
    keepOrNot(ref, back, false);
    sayOf('review.did.undone', back);
  } else if (kind === 'redo') {
    const again = waiting.filter((record) => record.version <= version);
    if (again.length === 0) return;
    undone.set(
      ref,
      waiting.filter((record) => record.version > version),
    );
    patchDocument(ref, { fixed: [...document.fixed, ...again.toReversed()] });
    keepOrNot(ref, again, true);
    sayOf('review.did.redone', again);
  } else {
    undone.delete(ref);
  }
});

/** What fixes leave of copies that stay is kept with the fix, and open again without it. */
function keepOrNot(ref: string, records: readonly FixRecord[], kept: boolean): void {
  const ids = records.filter(({ keepsRest }) => keepsRest).map(({ id }) => id);
  if (ids.length === 0) return;
  const all = new Set(getState().documents[ref]?.kept);
  for (const id of ids) {
    if (kept) all.add(id);
    else all.delete(id);
  }
  setKept(ref, all);
}

/** Several that were accepted as one step are one for who undoes them. */
function sayOf(key: 'review.did.undone' | 'review.did.redone', records: readonly FixRecord[]): void {
  const t = phrases();
  const fixes = [...new Set(records.map(({ fix }) => fix(t)))];
  announce(t(key, { fix: fixes.join(t('review.side.and')) }));
}

export interface FixChoice {
  readonly flag: Flag;
  /** In the coordinates of the text that the flag was found in. */
  readonly edits: readonly Edit[];
  /** What is done, in words, for the report and the announcement. */
  readonly label: Saying;
  /** How many copies of a duplicate stay; left out: one. */
  readonly staying?: number;
  /** Whether nothing more is to be decided: what is left of it is to stay. Left out: so it is. */
  readonly isDone?: boolean;
}

/** Mends one flag as one undo step and goes on to the next. @returns false when nothing could be done */
export function fixFlag(ref: string, choice: FixChoice): boolean {
  return fixFlags(ref, [choice], choice.label);
}

/** Mends several flags as one undo step. Their edits must not overlap. */
export function fixFlags(ref: string, choices: readonly FixChoice[], label: Saying): boolean {
  const document = getState().documents[ref];
  const [first] = choices;
  if (!document || !first) return false;
  if (isLocked(document)) {
    notify({ tone: 'warn', key: 'review.did.readOnly', params: {} });
    return false;
  }
  if (mosaic.isReadOnly(ref)) {
    refuseEdit();
    return false;
  }
  const pending = pendingChanges(ref);
  const moved = choices.map((choice) => shiftEdits(choice.edits, pending));
  const edits = moved.flatMap((list) => list ?? []).toSorted((a, b) => a.start - b.start);
  if (moved.includes(null)) {
    notify({ tone: 'info', key: 'review.did.moved', params: {} });
    return false;
  }
  const excerpts = choices.map((_, index) => excerpt(ref, moved[index] ?? []));
  const done = new Set(choices.map((choice) => choice.flag.key));
  // What is left of it is the next.
  const next = first.isDone === false ? first.flag.key : flagAfter(first.flag, done);
  for (const key of done) mosaic.eraseFlag(ref, key);
  rememberPlace(ref, first.flag.key);
  urgently(() => mosaic.edit(ref, edits));
  const version = mosaic.versionOf(ref);
  const current = getState().documents[ref] ?? document;
  const left = current.flags.filter((flag) => !done.has(flag.key));
  const records = choices.map(({ flag, label: fix, staying = 1, isDone = true }, index): FixRecord => ({
    key: flag.key,
    id: flag.finding.id,
    kind: flag.finding.kind,
    finding: flag.finding,
    fix,
    version,
    alikeLeft: amountLeft(left, flag) + staying - 1,
    keepsRest: staying > 1 && isDone && !flag.kept,
    ...excerpts[index]!,
  }));
  const places = placesAfter(edits);
  for (const [index, record] of records.entries())
    rememberFix(ref, record, places.get(longest(moved[index] ?? [])) ?? 0);
  patchDocument(ref, { flags: left, fixed: [...current.fixed, ...records] });
  keepOrNot(ref, records, true);
  advance(ref, next, phrases()('review.did.fixed', { fix: label(phrases()) }));
  return true;
}

/** Where edits begin once all of them are made. */
function placesAfter(edits: readonly Edit[]): ReadonlyMap<Edit | undefined, number> {
  const places = new Map<Edit | undefined, number>();
  let grown = 0;
  for (const edit of edits) {
    places.set(edit, edit.start + grown);
    grown += edit.text.length - (edit.end - edit.start);
  }
  return places;
}

/** The one that a fix is about: what it takes away, not what it leaves or brings along. */
const longest = (edits: readonly Edit[]): Edit | undefined =>
  edits.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];

const amountLeft = (left: readonly Flag[], { finding }: Flag): number =>
  left
    .filter((other) => wordsOf(other.finding.id) === wordsOf(finding.id))
    .reduce((sum, other) => sum + amountOf(other.finding), 0);

/** Keeps a flag as it is (stet) and goes on to the next. */
export function stet(ref: string, flag: Flag): void {
  const next = flagAfter(flag);
  keep(ref, [flag.finding.id]);
  advance(ref, next, phrases()('review.did.kept'));
}

/** Keeps headless text whose head is nowhere; the report says so. */
export function stetHeadMissing(ref: string, flag: Flag): void {
  const next = flagAfter(flag);
  keep(ref, [flag.finding.id, `${flag.finding.id}${headMissingMark}`]);
  advance(ref, next, phrases()('review.act.headMissing'));
}

/** Of flags, the open ones that say the same as this one: same kind, as serious, for the same reasons. */
export function alike(flags: readonly Flag[], flag: Flag): readonly Flag[] {
  return flags.filter((other) => !other.kept && sameSaying(other, flag));
}

const sameSaying = (a: Flag, b: Flag): boolean =>
  a.finding.kind === b.finding.kind &&
  a.finding.severity === b.finding.severity &&
  codesOf(a.finding) === codesOf(b.finding);

/** By the reasons, which stay the same objects where a finding moves: thousands are compared after each edit. */
const knownCodes = new WeakMap<Finding['reasons'], string>();

/** What the reasons say, in no order. */
function codesOf({ reasons }: Finding): string {
  const known = knownCodes.get(reasons);
  if (known !== undefined) return known;
  const codes = [...new Set(reasons.map(({ code }) => code))].toSorted().join(' ');
  knownCodes.set(reasons, codes);
  return codes;
}

/** Of those that the filters show: what is not seen is not decided about. */
export function stetAllAlike(ref: string, flag: Flag): void {
  const { documents, filters, settings } = getState();
  const document = documents[ref];
  if (!document) return;
  const flags = alike(visibleFlags(document, filters, settings.sensitivity), flag);
  const next = flagAfter(flag, new Set(flags.map((other) => other.key)));
  keep(
    ref,
    flags.map((other) => other.finding.id),
  );
  advance(ref, next, phrases()('review.did.keptAll', { count: flags.length }));
}

/** Makes a kept flag an open one again. */
export function takeBackStet(ref: string, flag: Flag): void {
  const document = getState().documents[ref];
  if (!document) return;
  const kept = new Set(document.kept);
  kept.delete(flag.finding.id);
  kept.delete(`${flag.finding.id}${headMissingMark}`);
  setKept(ref, kept);
  announce(phrases()('review.did.takenBack'));
}

function keep(ref: string, ids: readonly string[]): void {
  const document = getState().documents[ref];
  if (document) setKept(ref, new Set([...document.kept, ...ids]));
}

function setKept(ref: string, kept: ReadonlySet<string>): void {
  const document = getState().documents[ref];
  if (!document) return;
  const flags = document.flags.map((flag) => {
    const isKept = kept.has(flag.finding.id);
    return isKept === flag.kept ? flag : { ...flag, kept: isKept };
  });
  patchDocument(ref, { kept, flags });
  redrawFlags(ref);
  rememberKept(document, kept);
}

/** Goes on to the next flag, unless the editor wants to go on by hand. */
function advance(ref: string, next: string | null, did: string): void {
  const { autoAdvance } = getState().settings;
  selectFlag(ref, autoAdvance ? next : null, { reveal: autoAdvance });
  const document = getState().documents[ref];
  const isThere = next === null || (document?.flags.some(({ key }) => key === next) ?? false);
  const words = document && autoAdvance && isThere ? spokenFlag(document) : '';
  announce(words === '' ? did : phrases()('review.spokenDone', { done: did, next: words }));
}

/** The text around the edits of a fix, before and after it. */
function excerpt(ref: string, edits: readonly Edit[]): FixExcerpt & { readonly line: number } {
  const line = mosaic.lineAt(ref, Math.min(...edits.map(({ start }) => start)));
  return { line, ...fixExcerpt((range) => mosaic.slice(ref, range), mosaic.lengthOf(ref), edits) };
}
