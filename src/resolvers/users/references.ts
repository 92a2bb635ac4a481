/** Users as other subgraphs of a graph refer to them: by their key, of whoever the caller may see. */
import { z } from 'zod';
import { AppError } from '../../errors.js';
import type { User } from '../../services/outcomes.js';
import type { Context } from '../context.js';

/** In a request, however many fields ask. More than any page of a graph refers to; they cost the vendor 13 calls. */
const MAX_REFERENCES = 1000;
/** Of callers who are answered about themselves alone. */
const MAX_REFERENCES_OF_USERS = 10;
const referred = new WeakMap<Context, number>();
const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['id', 'username', 'nickname', 'photo']);

/** Further fields stand here where another subgraph's field requires them; we need none. */
const reference = z.object({ __typename: z.literal('User'), id: z.string().min(1).max(256) });

type Referred = User | PublicUser | null;
type PublicUser = Readonly<Record<string, unknown>>;

/**
 * In the order of the representations. The caller's own user and, for administrators, every user comes whole; for a
 * router a user has their public fields; null is nobody. To other callers all users but themselves are null, exist or
 * not: the first of those is an error that says why, since one for each would make a short request a long answer.
 * @throws AppError BAD_USER_INPUT
 */
export async function usersReferredTo(
  representations: readonly unknown[],
  context: Context,
): Promise<readonly (Promise<Referred> | AppError | null)[]> {
  const { auth, services, loaders } = context;
  const isAdmin = services.admins.includes(auth);
  const isRouter = services.routers.includes(auth);
  count(representations.length, isAdmin || isRouter ? MAX_REFERENCES : MAX_REFERENCES_OF_USERS, context);
  const ids = read(representations);
  const session = await auth.session();
  let refusals = 0;
  return ids.map((id) => {
    const provider = services.providers.ofUser(id);
    if (session?.userId === id && session.provider === provider) return loaders.me();
    if (isAdmin) return loaders.user(provider).load(id);
    if (isRouter) return loaders.user(provider).load(id).then(publicOf);
    refusals += 1;
    return refusals > 1 ? null : othersRefused();
  });
}

function count(more: number, most: number, context: Context): void {
  const all = (referred.get(context) ?? 0) + more;
  referred.set(context, all);
  if (all <= most) return;
  throw new AppError('BAD_USER_INPUT', `representations must hold at most ${most} references in a request.`);
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
  const fields = Object.entries(user).map(([name, value]) => [name, PUBLIC_FIELDS.has(name) ? value : hidden]);
  return Object.fromEntries(fields);
}

/** As null it would read as if the user had no such value. GraphQL calls a function that stands in a field's place. */
function hidden(): never {
  throw new AppError(
    'FORBIDDEN',
    'A router sees id, username, nickname and photo of users; the rest is for the user and administrators.',
  );
}

function othersRefused(): AppError {
  return new AppError(
    'FORBIDDEN',
    'Some references are null since they are not to the caller: those are for administrators, and for routers that send ROUTER_SECRET in the header x-router-secret.',
  );
}
