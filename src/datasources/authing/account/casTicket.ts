/** CAS ticket validation: https://apereo.github.io/cas/6.6.x/protocol/CAS-Protocol-Specification.html, 2.5 and 2.6. */
import type { TicketVerdict } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { property, text } from '../../transport/fields.js';

type Attributes = Readonly<Record<string, unknown>>;

/** A success is wrapped in `serviceResponse`, a failure is not. This is not documented, so both forms are accepted. */
export function readTicketJson(body: unknown): TicketVerdict {
  const answer = property(body, 'serviceResponse') ?? body;
  return verdictOf(property(answer, 'authenticationSuccess'), property(answer, 'authenticationFailure'));
}

/** Loads the parser on the first XML answer: most deployments never request one. */
export async function readTicketXml(document: string): Promise<TicketVerdict> {
  // Entities could expand a small document into a large one, and CAS needs no document type.
  if (/<!DOCTYPE/i.test(document)) throw badReply();
  const answer = property(await parse(document), 'serviceResponse');
  const success = property(answer, 'authenticationSuccess');
  const attributes = property(success, 'attributes');
  return verdictOf(
    success === undefined ? undefined : { user: property(success, 'user'), attributes: typed(attributes) },
    property(answer, 'authenticationFailure'),
  );
}

async function parse(document: string): Promise<unknown> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: true,
    // Enables numeric character references such as `&#39;`, which are valid in every XML document.
    htmlEntities: true,
  });
  try {
    return parser.parse(document, true);
  } catch {
    // Malformed, nested too deeply, or with names that JavaScript reserves. The parser's message quotes them.
    throw badReply();
  }
}

function verdictOf(success: unknown, failure: unknown): TicketVerdict {
  const user = text(success, 'user');
  if (user !== null) return { valid: true, user, attributes: objectOf(property(success, 'attributes')) };
  if (failure === undefined || failure === null) throw badReply();
  const code = text(failure, 'code') ?? '';
  return { valid: false, failureCode: /^[A-Z_]{1,40}$/.test(code) ? code : 'INVALID_TICKET' };
}

/** XML has only text. These two claims are booleans (OpenID Connect Core, 5.1) in both formats. */
const BOOLEANS: ReadonlySet<string> = new Set(['email_verified', 'phone_number_verified']);

function typed(attributes: unknown): Attributes {
  const entries = Object.entries(objectOf(attributes));
  return Object.fromEntries(entries.map(([name, value]) => [name, BOOLEANS.has(name) ? value === 'true' : value]));
}

function objectOf(value: unknown): Attributes {
  return typeof value === 'object' && value !== null ? (value as Attributes) : {};
}

function badReply(): ProviderError {
  return new ProviderError('BAD_REPLY', 'authing');
}
