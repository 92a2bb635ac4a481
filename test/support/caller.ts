/** Somebody for whom a data source is called. */
import { type Caller, SERVER } from '../../src/datasources/capabilities.js';

/** No budget counts the calls. */
export const CALLER: Caller = { ...SERVER, address: '203.0.113.9', language: 'en', requestId: 'r1' };
