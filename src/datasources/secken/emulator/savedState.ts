/** The part of the state that an export contains: users of the app and switches. Pushes, QR codes and tokens are not part of it. */
import * as z from 'zod';
import type { SeckenState } from './state.js';
import { AUTH_TYPES } from './users.js';

const saved = z.object({
  users: z.record(z.string(), z.array(z.literal(AUTH_TYPES))),
  switches: z.object({
    strict: z.boolean(),
    consumed201: z.boolean(),
    scanned201: z.boolean(),
    pushLimit: z.boolean(),
    banned: z.boolean(),
  }),
});

export function saveState({ users, switches }: SeckenState): z.infer<typeof saved> {
  return { users: users.save(), switches: { ...switches } };
}

/** @throws ZodError when the value has another form */
export function restoreState(state: SeckenState, value: unknown): void {
  const { users, switches } = saved.parse(value);
  state.users.restore(users);
  Object.assign(state.switches, switches);
}
