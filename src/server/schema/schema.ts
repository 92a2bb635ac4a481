/** Builds the executable schema from the resolver classes. */
import { GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { AccountChangesResolver } from '../../resolvers/account/changes.js';
import { AccountResolver } from '../../resolvers/account/resolver.js';
import { AuthorizedAppsResolver } from '../../resolvers/authorizedApps/resolver.js';
import { CaptchaResolver } from '../../resolvers/captcha/resolver.js';
import { CodesResolver } from '../../resolvers/codes/resolver.js';
import { CustomDataResolver } from '../../resolvers/customData/resolver.js';
import { DirectoryResolver } from '../../resolvers/directory/resolver.js';
import { ExternalIdentitiesResolver } from '../../resolvers/externalIdentities/resolver.js';
import { applyGuards } from '../../resolvers/guard.js';
import { LegacyMfaResolver } from '../../resolvers/legacyMfa/resolver.js';
import { LinkProofResolver } from '../../resolvers/linkProof/resolver.js';
import { LivenessResolver } from '../../resolvers/liveness/resolver.js';
import { LoginResolver } from '../../resolvers/login/resolver.js';
import { MfaResolver } from '../../resolvers/mfa/resolver.js';
import { PasskeysResolver } from '../../resolvers/passkeys/resolver.js';
import { PasswordResolver } from '../../resolvers/password/resolver.js';
import { ProvidersResolver } from '../../resolvers/providers/resolver.js';
import { QrCodeResolver } from '../../resolvers/pushAuth/qrCodeResolver.js';
import { PushAuthResolver } from '../../resolvers/pushAuth/resolver.js';
import { RegisterResolver } from '../../resolvers/register/resolver.js';
import { UserExistsResolver } from '../../resolvers/register/userExists.js';
import { ServiceTokensResolver } from '../../resolvers/serviceTokens/resolver.js';
import { fillIdentityProviders } from '../../resolvers/session/identityProvider.js';
import { OwnSessionsResolver } from '../../resolvers/session/ownSessions.js';
import { SessionResolver } from '../../resolvers/session/resolver.js';
import { SignInResolver } from '../../resolvers/signIn/resolver.js';
import { SsoResolver } from '../../resolvers/sso/resolver.js';
import { StepUpResolver } from '../../resolvers/stepUp/resolver.js';
import { UserPoolsResolver } from '../../resolvers/userPools/resolver.js';
import { UsersResolver } from '../../resolvers/users/resolver.js';
import type { Native } from '../native/native.js';
import { addNamespaces } from './namespaces.js';
import { NativeSchemas } from './nativeSchemas.js';

/**
 * @param definitions the providers that it offers, configured or not
 * @param natives the providers' own schemas, each served under a namespace
 * @param nativeSchemas what servers of one process share
 */
export function createSchema(
  definitions: readonly ProviderDefinition[],
  natives: readonly Native[] = [],
  nativeSchemas = new NativeSchemas(),
): GraphQLSchema {
  fillIdentityProviders(definitions);
  const own = buildSchemaSync({
    resolvers: [
      AccountChangesResolver,
      AccountResolver,
      AuthorizedAppsResolver,
      CaptchaResolver,
      CodesResolver,
      DirectoryResolver,
      ExternalIdentitiesResolver,
      LivenessResolver,
      LoginResolver,
      MfaResolver,
      LegacyMfaResolver,
      PasskeysResolver,
      PasswordResolver,
      ProvidersResolver,
      PushAuthResolver,
      QrCodeResolver,
      RegisterResolver,
      ServiceTokensResolver,
      SessionResolver,
      OwnSessionsResolver,
      StepUpResolver,
      LinkProofResolver,
      SignInResolver,
      SsoResolver,
      CustomDataResolver,
      UserExistsResolver,
      UserPoolsResolver,
      UsersResolver,
    ],
    validate: false,
    // The check introspects the whole schema, which takes a tenth of a start. Apollo validates the schema as well.
    skipCheck: true,
    // TypeGraphQL requires it for subscriptions, although ours provide their own iterators.
    pubSub: { publish: () => undefined, subscribe: () => nothing() },
  });
  const schema = addNamespaces(own, natives, nativeSchemas);
  enforceOneOf(schema);
  describeRoots(schema);
  applyGuards(schema);
  return schema;
}

async function* nothing(): AsyncGenerator<never> {}

/** TypeGraphQL collects the root types from all resolvers, so no decorator can describe them. */
function describeRoots(schema: GraphQLSchema): void {
  for (const [root, description] of [
    [schema.getQueryType(), 'Operations that read and change nothing.'],
    [schema.getSubscriptionType(), 'Events, sent over SSE at /graphql/stream or WebSocket at /graphql.'],
    [
      schema.getMutationType(),
      'Operations that change something. Results are unions of outcomes: switch over `__typename`.',
    ],
  ] as const) {
    if (root) root.description = description;
  }
}

/** TypeGraphQL has no option for `@oneOf`: it writes the directive to the AST only, and graphql-js reads this flag. */
function enforceOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLInputObjectType)) continue;
    if (type.astNode?.directives?.some((directive) => directive.name.value === 'oneOf')) type.isOneOf = true;
  }
}
