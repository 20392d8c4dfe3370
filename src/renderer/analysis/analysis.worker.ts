import { analyse, applyEdits, Memory, type Analysis, type Finding } from '../../engine/index.ts';
import { EditedPart } from '../editor/edited-part.ts';
import { allFindings, findingsSince, type FindingsUpdate } from './findings-update.ts';
import type { Change, Expectation, FromWorker, TextCounts, ToWorker } from './messages.ts';
import { countsAfter, countText } from './text-counts.ts';

/** The engine off the UI thread. Requests that were overtaken by edits are dropped before they are begun. */
interface Mirror {
  version: number;
  text: string;
  counts: TextCounts;
  /** Of the analysis before: an edit leaves most of a page as it was. */
  memory: Memory;
  /** Of the text as it is likely to be next; null: nothing is made ready. */
  ready: Analysed | null;
  /** Of the last texts, the latest first: undo and redo bring them back. */
  past: readonly Analysed[];
  /** What the window knows, and what it was told last, which it may have dropped. */
  answers: readonly Answer[];
}

interface Analysed {
  readonly text: string;
  readonly analysis: Analysis;
  /** As it is after that analysis. */
  readonly memory: Memory;
}

interface Answer {
  readonly version: number;
  readonly findings: readonly Finding[];
  /** Since that version: whoever looked for what differs would read the whole text. */
  readonly edited: EditedPart;
}

const mirrors = new Map<string, Mirror>();
/** Pages to analyse, and the version of each whose findings the window has. */
const wanted = new Map<string, number | null>();
let expectation: Expectation | null = null;
let scheduled = false;

const reply = (message: FromWorker): void => self.postMessage(message);

function takeIn(mirror: Mirror, change: Change): void {
  const { text, counts, answers } = mirror;
  mirror.counts = countsAfter(counts, text, change);
  mirror.text = text.slice(0, change.start) + change.text + text.slice(change.end);
  for (const { edited } of answers) edited.add(change);
}

/** What undo brings back of a text with thousands of flags would take seconds; of longer ones it would fill the memory. */
const pastAnalyses = 2;
const mostPastChars = 1_000_000;

const updateTo = (findings: readonly Finding[], known: Answer | undefined): FindingsUpdate =>
  known === undefined ? allFindings(findings) : findingsSince(known.findings, findings, known.edited.change);

function analysisOf(mirror: Mirror): Analysis {
  const { text, ready, past } = mirror;
  mirror.ready = null;
  const known = [ready, ...past].find((other) => other?.text === text);
  if (known) mirror.memory = known.memory.copy();
  const analysis = known?.analysis ?? analyse(text, { memory: mirror.memory });
  const now: Analysed = { text, analysis, memory: mirror.memory.copy() };
  const others = past.filter((other) => other.text !== text);
  mirror.past = text.length > mostPastChars ? [] : [now, ...others].slice(0, pastAnalyses);
  return analysis;
}

function makeReady({ ref, version, edits }: Expectation): void {
  const mirror = mirrors.get(ref);
  if (mirror?.version !== version) return;
  try {
    const text = applyEdits(mirror.text, edits);
    const memory = mirror.memory.copy();
    mirror.ready = { text, analysis: analyse(text, { memory }), memory };
  } catch {
    // It is told when the text has become this one: nobody has asked yet.
    mirror.ready = null;
  }
}

function analyseOne(ref: string, knownVersion: number | null): void {
  const mirror = mirrors.get(ref);
  if (!mirror) return;
  const { version, counts } = mirror;
  try {
    const { findings, language, sideBySide } = analysisOf(mirror);
    const answer: Answer = { version, findings, edited: new EditedPart() };
    const known = mirror.answers.find((before) => before.version === knownVersion);
    const since = known === undefined ? null : known.version;
    const update = updateTo(findings, known);
    mirror.answers = known === undefined || known.version === version ? [answer] : [known, answer];
    reply({ type: 'done', ref, version, since, findings: update, language, sideBySide, counts });
  } catch (error) {
    reply({ type: 'failed', ref, version, message: error instanceof Error ? error.message : String(error) });
  }
}

function workOn(): void {
  const [next] = wanted;
  if (next !== undefined) {
    const [ref, known] = next;
    wanted.delete(ref);
    analyseOne(ref, known);
    // For the thread that draws the window, which needs it next: editor/typography.ts.
    Intl.Segmenter.supportedLocalesOf('zh-CN');
  } else if (expectation !== null) {
    const expected = expectation;
    expectation = null;
    makeReady(expected);
  }
}

/** After the messages that are waiting: edits that came meanwhile are taken in first. */
function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    workOn();
    if (wanted.size > 0 || expectation !== null) schedule();
  }, 0);
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'open':
      mirrors.set(data.ref, {
        version: data.version,
        text: data.text,
        counts: countText(data.text),
        memory: new Memory(),
        ready: null,
        past: [],
        answers: [],
      });
      break;
    case 'edit': {
      const mirror = mirrors.get(data.ref);
      if (!mirror) return;
      for (const change of data.changes) takeIn(mirror, change);
      mirror.version = data.version;
      break;
    }
    case 'analyse':
      wanted.set(data.ref, data.known);
      schedule();
      break;
    case 'expect':
      expectation = data;
      schedule();
      break;
    case 'close':
      mirrors.delete(data.ref);
      wanted.delete(data.ref);
      break;
  }
});
