/** The parts of Monaco that have no types of their own and that wrapping, finding and comparing are built on (0.57.0). */

declare module 'monaco-editor/editor/browser/view/domLineBreaksComputer' {
  export interface InjectedText {
    /** Counts from 1. */
    readonly column: number;
    readonly options: { readonly content: string; readonly inlineClassName?: string };
  }

  export interface LineSource {
    getLineContent(line: number): string;
    getLineInjectedText(line: number): readonly InjectedText[] | null;
  }

  export interface FontFace {
    readonly fontWeight: string;
    readonly fontSize: number;
    readonly letterSpacing: number;
    readonly typicalHalfwidthCharacterWidth: number;
    getMassagedFontFamily(): string;
  }

  export interface LineBreaksComputer {
    addRequest(line: number): void;
    finalize(): readonly (object | null)[];
  }

  export interface LineBreaksComputerFactory {
    createLineBreaksComputer(
      source: LineSource,
      font: FontFace,
      tabSize: number,
      /** In half-width characters; −1: lines are not wrapped. */
      wrappingColumn: number,
    ): LineBreaksComputer;
  }

  export const DOMLineBreaksComputerFactory: { create: (window: Window) => LineBreaksComputerFactory };
}

declare module 'monaco-editor/editor/common/modelLineProjectionData' {
  import type { InjectedText } from 'monaco-editor/editor/browser/view/domLineBreaksComputer';

  export interface ModelLineProjectionData {
    readonly breakOffsets: readonly number[];
  }

  export const ModelLineProjectionData: new (
    injectionOffsets: readonly number[] | null,
    injectionOptions: readonly InjectedText['options'][] | null,
    breakOffsets: readonly number[],
    breakOffsetsVisibleColumn: readonly number[],
    wrappedTextIndentLength: number,
  ) => ModelLineProjectionData;
}

declare module 'monaco-editor/editor/common/textModelEvents' {
  import type { InjectedText } from 'monaco-editor/editor/browser/view/domLineBreaksComputer';

  export const LineInjectedText: {
    applyInjectedText(line: string, injected: readonly InjectedText[] | null): string;
  };
}

declare module 'monaco-editor/editor/common/model/textModelSearch' {
  /** What a search looks for; null where it is no valid pattern. */
  export interface SearchParams {
    readonly searchString: string;
    readonly isRegex: boolean;
    readonly matchCase: boolean;
    parseSearchRequest(): object | null;
  }

  export const SearchParams: { readonly prototype: SearchParams };
}

declare module 'monaco-editor/editor/contrib/find/browser/findDecorations' {
  import type { editor, Position, Range } from 'monaco-editor/editor';

  export interface FindDecorations {
    getCount(): number;
    /** Counts from 1; 0: the selection is no match. */
    getCurrentMatchesPosition(selection: Range): number;
    getFindScopes(): readonly Range[] | null;
    getStartPosition(): Position;
    set(matches: readonly editor.FindMatch[], scopes: readonly Range[] | null): void;
  }

  export const FindDecorations: { readonly _FIND_SCOPE_DECORATION: { isWholeLine: boolean } };
}

declare module 'monaco-editor/editor/contrib/find/browser/findModel' {
  import type { editor, Position, Range } from 'monaco-editor/editor';
  import type { FindDecorations } from 'monaco-editor/editor/contrib/find/browser/findDecorations';

  export const MATCHES_LIMIT: number;

  export interface FindModel {
    readonly _editor: editor.IActiveCodeEditor;
    readonly _decorations: FindDecorations;
    readonly _state: { changeMatchInfo(position: number, count: number, match: Range | undefined): void };
    _findMatches(scopes: readonly Range[], captures: boolean, limit: number): readonly editor.FindMatch[];
    _moveToNextMatch(after: Position): void;
    /** @param newScopes undefined: as before; null: the whole text */
    research(moveCursor: boolean, newScopes?: readonly Range[] | null): void;
  }

  export const FindModelBoundToEditorModel: { readonly prototype: FindModel };
}

declare module 'monaco-editor/base/common/errors' {
  export const CancellationError: new () => Error;
}

declare module 'monaco-editor/platform/instantiation/common/serviceCollection' {
  export interface ServiceCollection {
    get(id: object): object | undefined;
  }

  /** Services by what they are asked for by. */
  export const ServiceCollection: new (
    ...services: readonly (readonly [object, object])[]
  ) => ServiceCollection;
}

declare module 'monaco-editor/editor/browser/widget/diffEditor/diffProviderFactoryService' {
  import type { CancellationToken, editor } from 'monaco-editor/editor';

  export type Comparing = readonly [
    original: editor.ITextModel,
    modified: editor.ITextModel,
    options: object,
    cancellation: CancellationToken,
  ];

  export interface Difference {
    readonly identical: boolean;
    readonly quitEarly: boolean;
  }

  export const IDiffProviderFactoryService: object;

  export const WorkerBasedDocumentDiffProvider: new (options: object) => {
    computeDiff(...comparing: Comparing): Promise<Difference>;
  };
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  import type { ServiceCollection } from 'monaco-editor/platform/instantiation/common/serviceCollection';

  export interface Instantiation {
    /** @param made a class of Monaco's; what it needs besides `given` is found for it */
    createInstance<Made, Given extends readonly unknown[]>(
      made: new (...given: Given) => Made,
      ...given: Given
    ): Made;
    createChild(services: ServiceCollection): Instantiation;
  }

  export const StandaloneServices: { initialize(overrides: object): Instantiation };
}

declare module 'monaco-editor/editor/standalone/browser/standaloneCodeEditor' {
  import type { editor } from 'monaco-editor/editor';

  export const StandaloneCodeEditor: new (
    element: HTMLElement,
    options: editor.IEditorOptions,
  ) => editor.ICodeEditor;
}

declare module 'monaco-editor/editor/browser/widget/diffEditor/diffEditorWidget' {
  import type { editor } from 'monaco-editor/editor';
  import type { Instantiation } from 'monaco-editor/editor/standalone/browser/standaloneServices';

  interface InnerEditors {
    _createInnerEditor(
      services: Instantiation,
      element: HTMLElement,
      options: editor.IEditorOptions,
    ): editor.ICodeEditor;
  }

  export const DiffEditorWidget: new (
    element: HTMLElement,
    options: editor.IDiffEditorOptions,
    widgets: object,
  ) => editor.IDiffEditor & InnerEditors;
}
