#!/usr/bin/env node
import { analyse } from '../engine/index.ts';
process.stdout.write(`${analyse('').findings.length} findings\n`);
