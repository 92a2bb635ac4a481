import type { EmulatorDefinition } from '../../../emulators/emulator.js';
import { addCalls } from './calls.js';
import { homeContent } from './home.js';
import { addPages } from './pages.js';
import { readBodies } from './parameters.js';
import { addControlCalls } from './phone.js';
import { restoreState, saveState } from './savedState.js';
import { APP_ID, APP_KEY } from './seed.js';
import { SeckenState } from './state.js';
import { failure } from './status.js';

const secken: EmulatorDefinition = {
  id: 'secken',
  async start({ clock, serve }) {
    let state = new SeckenState(clock);
    const current = () => state;
    let origin = '';

    const { url } = await serve(
      'secken',
      (app) => {
        readBodies(app);
        addPages(app, current, () => origin);
        addCalls(app, current, () => origin);
      },
      { statusFrame: (code) => ({ body: failure(Number(code)) }) },
    );
    origin = url;

    return {
      published: { baseUrl: url, appId: APP_ID, appKey: APP_KEY },
      environment: { SECKEN_BASE_URL: url, SECKEN_APP_ID: APP_ID, SECKEN_APP_KEY: APP_KEY },
      control: (app) => addControlCalls(app, current),
      home: homeContent(current),
      save: () => saveState(state),
      restore: (saved) => restoreState(state, saved),
      reset: () => {
        state.callbacks.stop();
        state = new SeckenState(clock);
      },
    };
  },
};

export default secken;
