/** Outcomes that contain a session. */
import type { User } from '../outcomes.js';
import type { Session } from './sessions.js';

export interface LoginSuccess {
  readonly __typename: 'LoginSuccess';
  readonly session: Session;
  readonly user: User;
  readonly isNewUser: boolean;
  readonly accessToken: string | null;
  readonly newRecoveryCode: string | null;
}

export interface RegisterSuccess {
  readonly __typename: 'RegisterSuccess';
  readonly user: User | null;
  readonly session: Session | null;
  readonly accessToken: string | null;
}
