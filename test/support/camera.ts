/** The camera of somebody whose liveness is checked. */
import { expect } from 'vitest';
import type { TestApp } from './app.js';

/** A recording; `verifyScore` is how like the reference photo it is. */
export function record(
  app: TestApp,
  script: { readonly hackScore?: number | null; readonly verifyScore?: number | null } = { hackScore: 0.1 },
): Promise<string> {
  return app.control.text('POST', '/linkface/files', script);
}

/** @param path of the upload; the host is that of `instance` */
export async function put(app: TestApp, path: string | null | undefined, body: string, instance = 0): Promise<number> {
  const answer = await fetch(new URL(path ?? '', app.url(instance)), { method: 'PUT', body });
  expect(await answer.text()).toBe('');
  return answer.status;
}

/** The smallest PNG, for a photo that the vendor has the last word on. */
export const PHOTO =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
