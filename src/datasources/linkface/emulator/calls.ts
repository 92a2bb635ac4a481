/** Two calls for the token of an SDK, and two calls that evaluate its recording. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CodeError, httpStatusOf, messageOf, StatusError, statusOf } from './errors.js';
import { fieldsOf, requireFile, requireText } from './fields.js';
import { readFile, requirePicture } from './files.js';
import { API_ID, API_SECRET } from './seed.js';
import type { Tokens } from './tokens.js';

const DETECTIONS: ReadonlySet<string> = new Set(['liveness', 'silent_liveness', 'idcard_ocr', 'bankcard_ocr']);
const NOT_CHARGED = 2;
const SMALL_BODY = 8192;

export function addCalls(app: FastifyInstance, tokens: () => Tokens): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const refuse = (status: string) => reply.code(httpStatusOf(status)).send(statusAnswer(status));
    if (error instanceof StatusError) return refuse(error.message);
    if (error instanceof CodeError && !request.url.startsWith('/v2/')) return refuse(statusOf(error));
    if (error instanceof CodeError) return reply.send(codeAnswer(error.code));
    return reply.code(error.statusCode ?? 500).send({ error: error.message });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(statusAnswer('NOT_FOUND')));

  app.post('/v2/sdk/get_token', { bodyLimit: SMALL_BODY }, (request) => {
    const fields = fieldsOf(request);
    requireText(fields.sequence_id, 64);
    const apiId = requireText(fields.api_id, 64);
    const detection = requireText(fields.detection_type, 32);
    const timestamp = requireText(fields.timestamp, 20);
    const sign = requireText(fields.sign, 64);
    if (sign.length !== 64 || !DETECTIONS.has(detection)) throw new CodeError('1002');
    tokens().requireSigned(apiId, timestamp, sign);
    return success({ token: tokens().issue(detection) });
  });

  app.post('/v2/sdk/liveness_auth', { bodyLimit: SMALL_BODY }, (request) => {
    const fields = fieldsOf(request);
    const token = requireText(fields.token, 64);
    return success({ expires_in: tokens().start(token, requireText(fields.detection_type, 32)) });
  });

  app.post('/hackness/liveness_hack_detect', async (request) => {
    const { liveness_data_file: recording } = ownFieldsOf(request);
    const { hackScore, id } = await readFile(requireFile(recording));
    return { ...statusAnswer('OK'), score: hackScore, liveness_data_id: id };
  });

  app.post('/identity/liveness_selfie_verification', async (request) => {
    const { liveness_data_file: recording, selfie_file: selfie } = ownFieldsOf(request);
    const file = requireFile(recording);
    await requirePicture(requireFile(selfie));
    const { hackScore, verifyScore, id } = await readFile(file);
    return { ...statusAnswer('OK'), hack_score: hackScore, verify_score: verifyScore, liveness_data_id: id };
  });
}

/** Account fields. The older calls send the secret itself instead of a signature. */
function ownFieldsOf(request: FastifyRequest) {
  const { api_id: apiId, api_secret: secret, ...fields } = fieldsOf(request);
  if (apiId !== API_ID || secret !== API_SECRET) throw new StatusError('UNAUTHORIZED');
  return fields;
}

export function codeAnswer(code: string) {
  return { request_id: requestId(), code, msg: messageOf(code), charge: NOT_CHARGED };
}

export function statusAnswer(status: string) {
  return { request_id: requestId(), status };
}

function success(data: object) {
  return { request_id: requestId(), code: '0000', msg: '调用成功', data, charge: NOT_CHARGED };
}

function requestId(): string {
  return `TID${randomBytes(16).toString('hex')}`;
}
