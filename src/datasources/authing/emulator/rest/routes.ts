/** The REST calls of the application's host that require headers with a known application or pool. */
import { addAccessPolicyRoutes } from './accessPolicies.js';
import { addAccountRoutes } from './account.js';
import { addAclRoutes } from './acl.js';
import { addAgreementRoutes } from './agreements.js';
import { addAnalysisRoutes } from './analysis.js';
import { addApplicationMfaRoutes } from './applicationMfa.js';
import { addApplicationRoutes } from './applications.js';
import { addDirectoryRoutes } from './directory.js';
import { addEmailCodeRoutes } from './emailCodes.js';
import type { AddRoute } from './envelope.js';
import { addLdapRoute } from './externalLogin.js';
import { addFaceRoutes } from './face.js';
import { addMachineAccountRoutes } from './machineAccounts.js';
import { addMfaRoutes } from './mfa.js';
import { addMfaManagementRoutes } from './mfaManagement.js';
import { addNamespaceRoutes } from './namespaces.js';
import { addOrgTransferRoutes } from './orgTransfer.js';
import { addPolicyRoutes } from './policies.js';
import { addPoolSettingRoutes } from './poolSettings.js';
import { addResignationRoutes } from './resignations.js';
import { addResourceRoutes } from './resources.js';
import { addSessionRoutes } from './session.js';
import { addUserDirectoryRoutes } from './userDirectory.js';
import { addUserIdentityRoutes } from './userIdentities.js';
import { addUserSessionRoutes } from './userSessions.js';
import { addUserRoutes } from './users.js';

const ROUTES: readonly ((add: AddRoute) => void)[] = [
  addSessionRoutes,
  addAccountRoutes,
  addEmailCodeRoutes,
  addMfaRoutes,
  addApplicationMfaRoutes,
  addFaceRoutes,
  addDirectoryRoutes,
  addLdapRoute,

  addUserRoutes,
  addUserDirectoryRoutes,
  addUserIdentityRoutes,
  addUserSessionRoutes,
  addResignationRoutes,
  addMfaManagementRoutes,
  addAnalysisRoutes,
  addOrgTransferRoutes,
  addNamespaceRoutes,
  addResourceRoutes,
  addAclRoutes,
  addPolicyRoutes,
  addApplicationRoutes,
  addAccessPolicyRoutes,
  addMachineAccountRoutes,
  addAgreementRoutes,
  addPoolSettingRoutes,
];

export function addRoutes(add: AddRoute): void {
  for (const addEach of ROUTES) addEach(add);
}
