/** Why a request to /auth/verify is answered with 403. The code is sent as X-Auth-Reason. */
export interface Refusal {
  readonly reason:
    | 'PARAMETER_INVALID'
    | 'HEADER_INVALID'
    | 'HOST_NOT_PROTECTED'
    | 'ORIGIN_NOT_ALLOWED'
    | 'ROLE_MISSING';
  readonly message: string;
}

export function refuse(reason: Refusal['reason'], message: string): Refusal {
  return { reason, message };
}
