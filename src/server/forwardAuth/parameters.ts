/** The parameters of `/auth/verify?audience=orders&max_age=300&role=staff&redirect=yes`. */
import { type Refusal, refuse } from './refusal.js';

export interface Parameters {
  readonly audience: string;
  readonly maxAgeSeconds?: number;
  readonly role?: string;
  /** Whether browsers are redirected by this server, for proxies that cannot do so themselves. */
  readonly redirect: boolean;
}

const FORMS: Readonly<Record<string, { readonly form: RegExp; readonly example: string }>> = {
  audience: { form: /^.+$/, example: 'audience=orders' },
  max_age: { form: /^\d{1,8}$/, example: 'max_age=300' },
  role: { form: /^.{1,200}$/, example: 'role=staff' },
  redirect: { form: /^yes$/, example: 'redirect=yes' },
};

/** A misspelt parameter would weaken the check without a sign, so unknown and repeated ones are refused. */
export function readParameters(query: string, hasAudience: (audience: string) => boolean): Parameters | Refusal {
  const entries = [...new URLSearchParams(query)];
  const given = new Map(entries);
  for (const [name, value] of entries) {
    const known = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
    if (known === undefined) {
      return invalid(`/auth/verify accepts the parameters ${Object.keys(FORMS).join(', ')} only.`);
    }
    if (!known.form.test(value)) return invalid(`The parameter ${name} is not valid. Example: ${known.example}`);
  }
  if (given.size < entries.length) return invalid('Each parameter may be given once.');
  const audience = given.get('audience');
  if (audience === undefined || !hasAudience(audience)) {
    return invalid('The parameter audience must be one of TOKEN_AUDIENCES. Example: audience=orders');
  }
  const [maxAge, role] = [given.get('max_age'), given.get('role')];
  return {
    audience,
    ...(maxAge !== undefined && { maxAgeSeconds: Number(maxAge) }),
    ...(role !== undefined && { role }),
    redirect: given.has('redirect'),
  };
}

function invalid(message: string): Refusal {
  return refuse('PARAMETER_INVALID', message);
}
