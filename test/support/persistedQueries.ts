/** Automatic persisted queries, as Apollo Client sends them. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { TestApp } from './app.js';
import { ROUTES } from './routes.js';

export const QUERY = '{ providers { id } }';
export const IDS = { data: { providers: expect.arrayContaining([{ id: 'authing' }]) } };
export const MISS = { status: 200, errors: [{ message: 'PersistedQueryNotFound' }] };

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
export const named = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });

/** How clients speak to one server. */
export const clientOf = (app: TestApp, instance = 0) => {
  const url = () => app.url(instance);
  return {
    register: (query: string, variables = {}) => ROUTES['POST /graphql'](url(), { query, variables, ...named(query) }),
    byHash: (query: string, variables = {}) => ROUTES['POST /graphql'](url(), { variables, ...named(query) }),
    byHashOverGet: (query: string, variables = {}) => ROUTES['GET /graphql'](url(), { variables, ...named(query) }),
    ask: ROUTES['POST /graphql'],
  };
};
