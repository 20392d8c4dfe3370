/** The parts of Monaco that have no types of their own and that wrapping and finding are built on (0.57.0). */

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
