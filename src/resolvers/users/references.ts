/** Resolves the references of other subgraphs to users, as far as the caller may read these users. */
import * as z from 'zod';
import { AppError } from '../../errors.js';
import type { User } from '../../services/outcomes.js';
import type { Context } from '../context.js';

/** Per request, across all fields. No page of a graph has more references. They cause 13 vendor calls. */
const MAX_REFERENCES = 1000;
/** For callers who can read only their own user. */
const MAX_REFERENCES_OF_USERS = 10;
const referenceCounts = new WeakMap<Context, number>();
const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['id', 'username', 'nickname', 'photo']);

/** A reference has more fields if a field of another subgraph requires them. This subgraph needs none. */
const reference = z.object({ __typename: z.literal('User'), id: z.string().min(1).max(256) });

type ReferencedUser = User | PublicUser | null;
type PublicUser = Readonly<Record<string, unknown>>;

/**
 * Returns the users in the order of the representations; null for an unknown user. Callers get their own user completely,
 * administrators every user, and routers the public fields. For other callers every other user is null, whether or not it
 * exists. Only the first of them has an error with the reason, because one error each would amplify a short request.
 * @throws AppError BAD_USER_INPUT
 */
export async function resolveUserReferences(
  representations: readonly unknown[],
  context: Context,
): Promise<readonly (Promise<ReferencedUser> | AppError | null)[]> {
  const { auth, services, loaders } = context;
  const isAdmin = services.admins.includes(auth);
  const isRouter = services.routers.includes(auth);
  countReferences(representations.length, isAdmin || isRouter ? MAX_REFERENCES : MAX_REFERENCES_OF_USERS, context);
  const ids = read(representations);
  const session = await auth.session();
  let refusals = 0;
  return ids.map((id) => {
    const provider = services.providers.ofUser(id);
    if (session?.userId === id && session.provider === provider) return loaders.me();
    if (isAdmin) return loaders.user(provider).load(id);
    if (isRouter) return loaders.user(provider).load(id).then(publicOf);
    refusals += 1;
    return refusals > 1 ? null : notReadable();
  });
}

function countReferences(added: number, max: number, context: Context): void {
  const total = (referenceCounts.get(context) ?? 0) + added;
  referenceCounts.set(context, total);
  if (total <= max) return;
  throw new AppError('BAD_USER_INPUT', `representations must have at most ${max} references in one request.`);
}

function read(representations: readonly unknown[]): string[] {
  return representations.map((representation, index) => {
    const { data } = reference.safeParse(representation);
    if (data !== undefined) return data.id;
    throw new AppError(
      'BAD_USER_INPUT',
      `representations.${index} must be a reference such as {"__typename": "User", "id": "60ab26e478f98290befefbca"}.`,
    );
  });
}

function publicOf(user: User | null): PublicUser | null {
  if (user === null) return null;
  const fields = Object.entries(user).map(([name, value]) => [name, PUBLIC_FIELDS.has(name) ? value : refuseField]);
  return Object.fromEntries(fields);
}

/** The resolver of a field that is not public. Null would mean that the user has no such value. */
function refuseField(): never {
  throw new AppError(
    'FORBIDDEN',
    'A router may read only id, username, nickname and photo of a user. Only the user and administrators may read this field.',
  );
}

function notReadable(): AppError {
  return new AppError(
    'FORBIDDEN',
    'Some references are null: only administrators, and routers that send ROUTER_SECRET in the header x-router-secret, may read other users.',
  );
}
