import { command } from './command.js';

export const start = command({
  meta: { name: 'start', description: 'Start the server. Providers without credentials are off.' },
  async run() {
    // The same file as for `node dist/main.js`, which also sets flags of V8.
    await import('../main.js');
  },
});
