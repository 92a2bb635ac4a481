import type { Menshen } from '@menshen/client';
import { ACCOUNT, type AccountData, isFirstGeneration } from './documents.js';

/** @returns null for a visitor who is not signed in @throws MenshenError */
export async function readAccount(client: Menshen): Promise<AccountData | null> {
  const { session } = client.session.status === 'unknown' ? await client.loadSession() : client.session;
  if (session === null) return null;
  const variables = { isFirstGeneration: isFirstGeneration(session.provider) };
  return (await client.request(ACCOUNT, variables)).me;
}
