import type { FastifyInstance } from 'fastify';
import type { EmulatorDefinition, ServeOptions } from '../../../emulators/emulator.js';
import { readCall } from './call.js';
import { addControlCalls } from './control.js';
import { addGraphql, type Endpoint, failGraphql } from './graphql/endpoint.js';
import { OAUTH_FIELDS, USERS_FIELDS } from './graphql/fields.js';
import { loadNativeSchemas } from './graphql/schema.js';
import { homeContent } from './home.js';
import { newPlatform } from './platform.js';
import { addCodeRoutes } from './rest/codes.js';
import { answerFailures, restFrame } from './rest/envelope.js';
import { addStatusRoute, addWellKnownRoute } from './rest/status.js';
import { addVerifyEmailPage } from './rest/verifyEmail.js';
import { restoreState, saveState } from './savedState.js';
import { POOL_SECRET, USER_POOL_ID } from './seed.js';
import { LegacyState } from './state.js';
import { VendorError } from './vendorError.js';

const authingLegacy: EmulatorDefinition = {
  id: 'authingLegacy',
  async start({ clock, inbox, serve }) {
    const platform = newPlatform(clock, inbox);
    const schemas = loadNativeSchemas();
    let state = new LegacyState(platform);
    const current = () => state;

    const framed = (endpoint?: Endpoint): ServeOptions => ({
      statusFrame: async (code, request) => {
        const error = new VendorError(code);
        return endpoint && request.url.startsWith('/graphql')
          ? failGraphql(endpoint.schema, request.body, readCall(request, state), error)
          : { body: restFrame(error) };
      },
    });
    const serveEndpoint = (endpoint: Endpoint, addMore: (app: FastifyInstance) => void) =>
      serve(
        'authingLegacy',
        (app) => {
          answerFailures(app);
          addGraphql(app, endpoint, current);
          addStatusRoute(app);
          addWellKnownRoute(app, platform.passwordCipher);
          addMore(app);
        },
        framed(endpoint),
      );

    const users = await serveEndpoint({ schema: schemas.users, fields: USERS_FIELDS }, (app) => {
      addCodeRoutes(app, current);
      addVerifyEmailPage(app, current);
    });
    const oauth = await serveEndpoint({ schema: schemas.oauth, fields: OAUTH_FIELDS }, () => undefined);
    const content = await serve(
      'authingLegacy',
      (app) => {
        answerFailures(app);
        app.get('/', async () => 'ok');
      },
      framed(),
    );
    platform.origins = { users: users.url, oauth: oauth.url, content: content.url };
    const addresses = { users: `${users.url}/graphql`, oauth: `${oauth.url}/graphql` };

    return {
      published: { ...addresses, userPoolId: USER_POOL_ID, secret: POOL_SECRET },
      environment: {
        AUTHING_LEGACY_USERPOOL_ID: USER_POOL_ID,
        AUTHING_LEGACY_SECRET: POOL_SECRET,
        AUTHING_LEGACY_USERS_URL: addresses.users,
        AUTHING_LEGACY_OAUTH_URL: addresses.oauth,
        AUTHING_LEGACY_CDN_URL: content.url,
        AUTHING_LEGACY_PUBLIC_KEY: platform.passwordCipher.publicKey,
      },
      control: (app) => addControlCalls(app, current),
      home: homeContent(current),
      save: () => saveState(state),
      restore: (saved) => restoreState(state, saved),
      reset: () => {
        state = new LegacyState(platform);
      },
    };
  },
};

export default authingLegacy;
