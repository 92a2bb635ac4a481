/** The entry point of a local start, `node dist/dev.js` and `npm start`: providers without credentials run as emulators. */
import { requireNode } from './nodeVersion.js';

requireNode();
// Loaded only now: an older Node fails in the imports, before it can print a sentence.
const { startLocal } = await import('./localStart.js');
await startLocal(process.argv.slice(2), 'npm start --');
