import { START_OPTIONS } from '../startOptions.js';
import { command } from './command.js';

export const dev = command({
  meta: {
    name: 'dev',
    description: 'Start the server on this machine, with emulators for providers without credentials.',
  },
  args: START_OPTIONS,
  async run({ rawArgs }) {
    const { startLocal } = await import('../localStart.js');
    await startLocal(rawArgs, 'menshen dev');
  },
});
