/** The response of `serviceValidate`, in both formats of the vendor. */

import type { Account } from '../account.js';
import { userClaims } from '../claims.js';
import type { CasWrapper } from '../pool.js';

export type CasFailureCode = 'INVALID_REQUEST' | 'INVALID_TICKET' | 'INVALID_SERVICE';

export type CasResult =
  | { readonly account: Account }
  | { readonly failure: CasFailureCode; readonly description: string };

export function casJson(result: CasResult, wrapper: CasWrapper): object {
  const isSuccess = 'account' in result;
  const bare = isSuccess
    ? { authenticationSuccess: { user: result.account.id, attributes: userClaims(result.account) } }
    : { authenticationFailure: { code: result.failure, description: result.description } };
  const isWrapped = wrapper === 'both' || wrapper === (isSuccess ? 'success' : 'failure');
  return isWrapped ? { serviceResponse: bare } : bare;
}

/** CAS protocol 2.5.2 defines the root element, the namespace and the names. */
export function casXml(result: CasResult): string {
  const inner =
    'account' in result
      ? `<cas:authenticationSuccess><cas:user>${escapeXml(result.account.id)}</cas:user>` +
        `<cas:attributes>${elementsOf(userClaims(result.account))}</cas:attributes></cas:authenticationSuccess>`
      : `<cas:authenticationFailure code="${result.failure}">${escapeXml(result.description)}</cas:authenticationFailure>`;
  return `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inner}</cas:serviceResponse>`;
}

/** Omits attributes without a value. */
function elementsOf(claims: Readonly<Record<string, unknown>>): string {
  return Object.entries(claims)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      const content =
        typeof value === 'object' ? elementsOf(value as Record<string, unknown>) : escapeXml(String(value));
      return `<cas:${name}>${content}</cas:${name}>`;
    })
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
