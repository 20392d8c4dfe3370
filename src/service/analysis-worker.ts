// Filled in with the analysis pool.
import '../engine/index.ts';
