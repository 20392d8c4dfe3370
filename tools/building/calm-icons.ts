import type { Plugin } from 'vite';

const atEachIcon = `this._register(iconsStyleSheet.onDidChange(() => {
            this._codiconCSS = iconsStyleSheet.getCSS();
            this._updateCSS();
        }));`;

const onceForAll = `let isAsked = false;
        this._register(iconsStyleSheet.onDidChange(() => {
            if (isAsked) return;
            isAsked = true;
            queueMicrotask(() => {
                isAsked = false;
                this._codiconCSS = iconsStyleSheet.getCSS();
                this._updateCSS();
            });
        }));`;

/**
 * Monaco (0.57.0) writes the styles of its 400 icons anew with each icon that a part of it brings along, and the browser
 * reads them anew each time: comparisons, which come with five, held the window up for a tenth of a second. Here it does
 * so once for all that come together.
 *
 * @throws where Monaco no longer does so in these words: this is of another version
 */
export function calmIcons(): Plugin {
  return {
    name: 'galley:calm-icons',
    transform: {
      filter: { id: /standaloneThemeService\.js$/ },
      handler(code) {
        if (!code.includes(atEachIcon)) this.error('the theme service no longer follows icons one by one');
        return { code: code.replace(atEachIcon, onceForAll), map: null };
      },
    },
  };
}
