/** The phone at the end of a push or a QR code, as its owner uses it. */
import { expect } from 'vitest';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { PushAuthEventDocument } from './generated/operations.js';

export interface PhoneEvent {
  readonly event_id: string;
  readonly action_type: string | null;
  readonly action_details: string | null;
}

/** What the phone was asked last. */
export async function onPhone(app: TestApp): Promise<PhoneEvent> {
  const events = await app.control.call<PhoneEvent[]>('GET', '/secken/events');
  return events.at(-1) ?? expect.fail('The phone was asked nothing.');
}

/** @param uid who holds the phone, for a code that anybody may scan */
export async function decide(app: TestApp, verdict: 'scan' | 'approve' | 'deny', uid?: string): Promise<void> {
  const { event_id: event } = await onPhone(app);
  await app.control.call('POST', `/secken/events/${event}/${verdict}`, uid === undefined ? {} : { uid });
}

export async function statusOf(client: Client, id: string): Promise<string | null> {
  return (await client.run(PushAuthEventDocument, { id })).pushAuthEvent?.status ?? null;
}

/** The vendor is asked no oftener than it wants, so the answer takes a moment to be seen. */
export async function becomes(client: Client, id: string, status: string): Promise<void> {
  await expect.poll(() => statusOf(client, id), { interval: 250 }).toBe(status);
}
