/** Receives liveness recordings. The ticket in the URL is the only credential, and is valid for one verdict. */
import type { FastifyInstance } from 'fastify';
import type { UploadRefusal, UploadVerdict } from '../../services/liveness/uploads.js';
import type { Services } from '../../services/services.js';
import { preferredLanguage } from './language.js';

/** Kept in memory completely: an aborted stream to the vendor would look like a fault of the vendor. */
const MAX_RECORDING_BYTES = 10 * 1024 * 1024;

const STATUSES: Readonly<Record<UploadVerdict | UploadRefusal, number>> = {
  JUDGED: 204,
  UNKNOWN: 404,
  BUSY: 409,
  UNUSABLE: 422,
  LIMITED: 429,
  UNAVAILABLE: 503,
};

interface Upload {
  Params: { ticket: string };
  Body: Buffer | null;
}

export function uploads({ livenessUploads, vendorBudgets }: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    const releases = new WeakMap<object, () => Promise<void>>();
    const release = async (request: object) => releases.get(request)?.();
    app.removeAllContentTypeParsers();
    const parser = { parseAs: 'buffer', bodyLimit: MAX_RECORDING_BYTES } as const;
    app.addContentTypeParser('*', parser, (_request, body, done) => done(null, body));
    app.put<Upload>('/uploads/liveness/:ticket', {
      bodyLimit: MAX_RECORDING_BYTES,
      onRequest: async (request, reply) => {
        // Before the body is read: a caller without a ticket cannot fill the memory, and one ticket cannot fill it twice.
        const admission = await livenessUploads.admit(request.params.ticket);
        if (typeof admission === 'string') return reply.code(STATUSES[admission]).send();
        releases.set(request, admission.release);
      },
      // Before every response, so that the client may try again at once.
      onSend: release,
      onRequestAbort: release,
      handler: async (request, reply) => {
        const { ip: address, id: requestId, headers } = request;
        const language = preferredLanguage(headers['accept-language']);
        const caller = { address, requestId, language, vendorCalls: vendorBudgets.open(address, {}) };
        const file = new Uint8Array(request.body ?? []);
        const verdict = await livenessUploads.upload(request.params.ticket, file, { caller });
        return reply.code(STATUSES[verdict]).send();
      },
    });
  };
}
