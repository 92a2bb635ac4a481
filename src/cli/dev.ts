import { command } from './command.js';

export const dev = command({
  meta: {
    name: 'dev',
    description: 'Start the server on this machine, with emulators for providers without credentials.',
  },
  args: {
    import: {
      type: 'string',
      valueHint: 'DIR',
      description: 'Import the state of the emulators from this folder, if it exists.',
    },
    'export-on-exit': { type: 'boolean', description: 'Export the state to the folder of --import at the end.' },
    ci: {
      type: 'boolean',
      description: 'Print one line of JSON when the server is ready, and end with the parent process.',
    },
  },
  async run({ rawArgs }) {
    const { startLocal } = await import('../localStart.js');
    await startLocal(rawArgs);
  },
});
