#!/usr/bin/env node
import * as nodeModule from 'node:module';

// Compiled code is kept between runs where Node can do that (22.8 and later): a third of the start-up time. Everything
// else is imported after this line, because what is loaded before it is not kept.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') {
  nodeModule.enableCompileCache();
}

const { run } = await import('./program.ts');
process.exitCode = await run(process.argv.slice(2));
