import { copyLetter } from '../../engine/findings.ts';
import { appWords } from '../i18n/app-words.ts';
import { getState, type Flag } from '../state/store.ts';
import { visibleFlags } from '../state/visible-flags.ts';
import { marksOf } from './flag-marks.ts';
import { editor, Range } from './monaco.ts';
import { mosaic } from './mosaic.ts';
import { invisibleAt } from './unseen-characters.ts';
import './hover.css';

const restMs = 350;
const maxFlagsExplained = 3;
const maxReasons = 4;

/** What there is to say about a place, and by what it is known to be the same place still. */
interface Explanation {
  readonly key: string;
  readonly lines: readonly HTMLElement[];
}

/** Hovering over a flag says what it is and why, and where its other copies stand. @returns stops it for new editors */
export function explainOnHover(): () => void {
  const made = editor.onDidCreateEditor((code) => void new Hover(code));
  return () => made.dispose();
}

class Hover implements editor.IContentWidget {
  readonly allowEditorOverflow = true;
  readonly #code: editor.ICodeEditor;
  readonly #node = document.createElement('div');
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is shown, or waits to be. */
  #key: string | null = null;
  #position: editor.IContentWidgetPosition | null = null;

  constructor(code: editor.ICodeEditor) {
    this.#code = code;
    this.#node.className = 'flag-hover';
    this.#node.role = 'tooltip';
    const hide = () => this.#hide();
    code.onMouseMove((event) => this.#moved(event));
    code.onMouseLeave(hide);
    code.onMouseDown(hide);
    code.onKeyDown(hide);
    code.onDidScrollChange(hide);
    code.onDidChangeModel(hide);
    code.onDidChangeModelContent(hide);
    code.onDidDispose(() => clearTimeout(this.#timer));
  }

  getId(): string {
    return 'galley.hover';
  }

  getDomNode(): HTMLElement {
    return this.#node;
  }

  getPosition(): editor.IContentWidgetPosition | null {
    return this.#position;
  }

  #moved({ target }: editor.IEditorMouseEvent): void {
    // Its own words can be pointed at, and copied.
    if (target.type === editor.MouseTargetType.CONTENT_WIDGET && target.detail === this.getId()) return;
    const model = this.#code.getModel();
    const isText = target.type === editor.MouseTargetType.CONTENT_TEXT;
    const said = isText && model ? explain(model, target.position.lineNumber, target.position.column) : null;
    if (said === null) {
      this.#hide();
      return;
    }
    if (said.key === this.#key) return;
    this.#hide();
    this.#key = said.key;
    const { position } = target;
    this.#timer = setTimeout(() => this.#show(position, said.lines), restMs);
  }

  #show(position: editor.IContentWidgetPosition['position'], lines: readonly HTMLElement[]): void {
    const { ABOVE, BELOW } = editor.ContentWidgetPositionPreference;
    this.#node.replaceChildren(...lines);
    this.#position = { position, preference: [ABOVE, BELOW] };
    this.#code.addContentWidget(this);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#key = null;
    if (this.#position === null) return;
    this.#position = null;
    this.#code.removeContentWidget(this);
  }
}

function explain(model: editor.ITextModel, line: number, column: number): Explanation | null {
  const place = mosaic.flagsAt(model, new Range(line, column, line, column));
  const { documents, filters, settings } = getState();
  const page = place ? documents[place.ref] : undefined;
  const open = page ? visibleFlags(page, filters, settings.sensitivity).filter((flag) => !flag.kept) : [];
  const flags = (place?.keys ?? [])
    .flatMap((key) => open.filter((flag) => flag.key === key))
    .slice(0, maxFlagsExplained);
  const invisible = invisibleAt(model, line, column);
  if (flags.length === 0 && invisible === null) return null;
  const ref = place?.ref ?? '';
  return {
    key: [...flags.map((flag) => flag.key), invisible ?? ''].join(' '),
    lines: [
      ...(invisible === null
        ? []
        : [element('p', appWords.t('editor.hover.invisible', { code: invisible }))]),
      ...flags.flatMap((flag) => explanation(ref, flag)),
      ...(flags.length === 0 ? [] : [element('p', appWords.t('editor.hover.act'), 'flag-hover-act')]),
    ],
  };
}

function explanation(ref: string, { key, finding }: Flag): readonly HTMLElement[] {
  const { t } = appWords;
  const lines = mosaic.linesOf(ref, key) ?? [];
  const said = [element('strong', t(`finding.message.${finding.message.code}`, finding.message.params))];
  if (finding.kind === 'duplicate') {
    const copies = marksOf(finding).map((_, index) =>
      t('editor.hover.copy', { letter: copyLetter(index), line: lines[index] ?? 1 }),
    );
    said.push(element('p', copies.join(' · ')));
  }
  if (finding.reasons.length > 0) {
    const list = document.createElement('ul');
    for (const { code, params } of finding.reasons.slice(0, maxReasons))
      list.append(element('li', t(`finding.reason.${code}`, params)));
    said.push(list);
  }
  return said;
}

function element(tag: 'p' | 'strong' | 'li', text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}
