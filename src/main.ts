/**
 * The entry point for production, `node dist/main.js`. While the modules load, V8's young generation keeps its initial size:
 * most of what they allocate stays, so a larger one would only hold 25 MB more of an idle process. Under load it grows as usual.
 */
import { setFlagsFromString } from 'node:v8';
import { requireNode } from './nodeVersion.js';

/** The default of V8 in Node 20, 22 and 24. */
const GROWTH_FACTOR = 2;

requireNode();
setFlagsFromString('--semi-space-growth-factor=1');
const { startProduction } = await import('./production.js');
await startProduction();
setFlagsFromString(`--semi-space-growth-factor=${GROWTH_FACTOR}`);
