import type { EmulatorDefinition, StatusFrame } from '../../../emulators/emulator.js';
import { addControlCalls } from './control.js';
import { fieldsOf, readForms } from './fields.js';
import { homeContent } from './home.js';
import { answerOutage } from './outage.js';
import { V3_ID, V3_KEY, V4_ID, V4_KEY } from './seed.js';
import { GeetestState } from './state.js';
import { addServerCalls } from './v3/api.js';
import { addWidgetCalls, errorFrame as v3Error } from './v3/widget.js';
import { addV4Calls } from './v4/api.js';
import { errorFrame as v4Error } from './v4/errorFrame.js';

/** register.php and validate.php have no error codes, only one failure answer each. */
const v3Status: StatusFrame = (code, request) => {
  const isJson = fieldsOf(request).json_format === '1';
  if (request.url.startsWith('/register.php')) return { body: isJson ? { challenge: '0' } : '0' };
  if (request.url.startsWith('/validate.php')) return { body: isJson ? { seccode: 'false' } : 'false' };
  return { body: v3Error(String(code)) };
};

const geetest: EmulatorDefinition = {
  id: 'geetest',
  async start({ clock, serve }) {
    let state = new GeetestState(clock);
    const current = () => state;
    const origins = { v3: '', v4: '' };

    const v3 = await serve(
      'geetest',
      (app) => {
        readForms(app);
        answerOutage(app, () => state.switches.outages.v3 === 'down');
        addServerCalls(app, current);
        addWidgetCalls(app, current, () => origins.v3);
      },
      { statusFrame: v3Status },
    );
    const v4 = await serve(
      'geetest',
      (app) => {
        readForms(app);
        answerOutage(app, () => state.switches.outages.v4 === 'down');
        addV4Calls(app, current, () => origins.v4);
      },
      { statusFrame: (code) => ({ body: v4Error(String(code)) }) },
    );
    origins.v3 = v3.url;
    origins.v4 = v4.url;

    return {
      published: {
        v3: { apiServer: new URL(v3.url).host, captchaId: V3_ID, privateKey: V3_KEY },
        v4: { baseUrl: v4.url, captchaId: V4_ID, captchaKey: V4_KEY },
      },
      environment: {
        GEETEST_API_SERVER: v3.url,
        GEETEST_SCRIPT_URL: `${v3.url}/gt.js`,
        GEETEST_BYPASS_SERVER: v3.url,
        GEETEST_ID: V3_ID,
        GEETEST_KEY: V3_KEY,
        GEETEST_V4_API_SERVER: v4.url,
        GEETEST_V4_SCRIPT_URL: `${v4.url}/gt4.js`,
        GEETEST_V4_ID: V4_ID,
        GEETEST_V4_KEY: V4_KEY,
      },
      hints: [`geetest: pages load the widgets from ${v3.url}/gt.js and ${v4.url}/gt4.js`],
      control: (app) => addControlCalls(app, current),
      home: homeContent(current),
      reset: () => {
        state = new GeetestState(clock);
      },
    };
  },
};

export default geetest;
