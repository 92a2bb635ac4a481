import type { EmulatorDefinition, StatusFrame } from '../../../emulators/emulator.js';
import { readCall } from './call.js';
import { addControlCalls } from './control/control.js';
import { homeContent } from './control/home.js';
import { addGraphql, failGraphql } from './graphql/endpoint.js';
import { loadNativeSchema } from './graphql/schema.js';
import { readForms } from './rest/bodies.js';
import { answerFailures, routesOf } from './rest/envelope.js';
import { addAdRoute, addWechatRoute } from './rest/externalLogin.js';
import { addRoutes } from './rest/routes.js';
import { addUploadRoutes } from './rest/upload.js';
import { addWellKnownRoutes } from './rest/wellKnown.js';
import { restoreState, saveState } from './savedState.js';
import { APP_ID, APP_SECRET, POOL_SECRET, USER_POOL_ID } from './seed.js';
import { addAuthorizationEndpoint } from './sso/authorize.js';
import { addCasEndpoints } from './sso/casEndpoints.js';
import { addLoginForm } from './sso/loginPage.js';
import { addOidcEndpoints } from './sso/oidcEndpoints.js';
import { AuthingState, newPlatform } from './state.js';
import { VendorError } from './vendorError.js';

const authing: EmulatorDefinition = {
  id: 'authing',
  async start({ clock, inbox, serve }) {
    const platform = newPlatform(clock, inbox);
    const schema = loadNativeSchema();
    let state = new AuthingState(platform);
    const current = () => state;

    const statusFrame: StatusFrame = async (code, request) => {
      const call = readCall(request, state);
      const error = new VendorError(code);
      return request.url.startsWith('/graphql/v2')
        ? failGraphql(schema, request.body, call, error)
        : { statusCode: 200, body: error.frame(call.language) };
    };

    const { url } = await serve(
      'authing',
      (app) => {
        answerFailures(app, current);
        readForms(app);
        addGraphql(app, schema, current);
        addWellKnownRoutes(app, platform);
        addUploadRoutes(app, current);
        addWechatRoute(app, current);
        addAuthorizationEndpoint(app, current);
        addCasEndpoints(app, current);
        addLoginForm(app, current);
        app.register(async (scope) => addOidcEndpoints(scope, current));
        addRoutes(routesOf(app, current));
      },
      { statusFrame },
    );
    const ad = await serve(
      'authing',
      (app) => {
        answerFailures(app, current);
        addAdRoute(routesOf(app, current));
      },
      { statusFrame },
    );
    platform.origin = url;

    return {
      published: {
        appHost: url,
        host: url,
        websocketHost: ad.url,
        userPoolId: USER_POOL_ID,
        appId: APP_ID,
        secret: POOL_SECRET,
        appSecret: APP_SECRET,
      },
      environment: {
        AUTHING_APP_HOST: url,
        AUTHING_WEBSOCKET_HOST: ad.url,
        AUTHING_APP_ID: APP_ID,
        AUTHING_APP_SECRET: APP_SECRET,
        AUTHING_USERPOOL_ID: USER_POOL_ID,
        AUTHING_USERPOOL_SECRET: POOL_SECRET,
      },
      control: (app) => addControlCalls(app, current),
      home: homeContent(current),
      save: () => saveState(state),
      restore: (saved) => restoreState(state, saved),
      reset: () => {
        state = new AuthingState(platform);
      },
    };
  },
};

export default authing;
