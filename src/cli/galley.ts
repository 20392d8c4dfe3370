#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

// A run is short. V8 optimises what has run for a while, and takes as long again for what it inlines; with twice its
// patience and half the inlining 1 MB takes a sixth less time and a quarter less CPU, and no size takes more (Node 20,
// two cores); with half the inlining alone 6 to 8% less time (Node 24). Later versions than 20 have no such budget, and
// say on standard error that they do not know the flag.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=264000');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=400');

// Compiled code is kept between runs where Node can do that (22.8 and later): a third of the start-up time. Everything
// else is imported after this line, because what is loaded before it is not kept.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') {
  nodeModule.enableCompileCache();
}

async function main(): Promise<void> {
  const { run } = await import('./program.ts');
  process.exitCode = await run(process.argv.slice(2));
}

void main();
