// `node --import` this: the bundle's `import … from 'electron'` then gets the stand-in.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
