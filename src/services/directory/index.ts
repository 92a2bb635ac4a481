import type { AccessServices } from '../access/index.js';
import type { AccountServices } from '../account/index.js';
import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { DirectoryService } from './directory.js';
import { UserPoolService } from './userPools.js';
import { Users } from './users.js';

export interface DirectoryServices {
  readonly directory: DirectoryService;
  readonly users: Users;
  readonly userPools: UserPoolService;
}

export function createDirectory(
  { providers }: ServiceParts,
  { sessions, current }: SessionServices,
  { admins, passwordPolicy }: AccessServices,
  { customData }: AccountServices,
): DirectoryServices {
  return {
    directory: new DirectoryService(providers, current, admins, customData),
    users: new Users(providers, sessions, passwordPolicy),
    userPools: new UserPoolService(providers),
  };
}
