/** Comparing a recording with a photo: the data source and its emulator over HTTP, and answers that no vendor should give. */
import { afterEach, describe, expect, it } from 'vitest';
import { isSamePerson } from '../../../src/datasources/linkface/wire.js';
import { CALLER } from '../../support/caller.js';
import { type ScriptedVendor, sendJson, startVendor } from '../transport/scriptedVendor.js';
import { account, connect, control, recording, useLinkface } from './emulatedLinkface.js';

useLinkface();

const PATH = '/identity/liveness_selfie_verification';
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const PHOTO = { type: 'image/png', bytes: PNG } as const;
const JPEG_PHOTO = { type: 'image/jpeg', bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) } as const;

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the verify score', () => {
  it.each([
    [0.7, true],
    [0.93, true],
    [1, true],
    [0.6999, false],
    [0, false],
    [1.01, false],
    [-0.93, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    [undefined, false],
    [null, false],
    ['0.93', false],
    [true, false],
  ])('%s is the same person: %s', (score, expected) => {
    expect(isSamePerson(score)).toBe(expected);
  });
});

describe('the emulator', () => {
  const compare = async (changes: Readonly<Record<string, string | Blob | null>> = {}, more: [string, Blob][] = []) => {
    const { baseUrl, apiId, apiSecret } = account();
    const fields = {
      api_id: apiId,
      api_secret: apiSecret,
      liveness_data_file: new Blob([await recording()]),
      selfie_file: new Blob([PNG]),
      ...changes,
    };
    const body = new FormData();
    for (const [name, value] of [...Object.entries(fields), ...more]) if (value !== null) body.append(name, value);
    const answer = await fetch(`${baseUrl}${PATH}`, { method: 'POST', body });
    const told = (await answer.json()) as { readonly status: string; readonly liveness_data_id?: string };
    return { http: answer.status, ...told };
  };

  it('answers with both scores of the file, as the control call scripted them', async () => {
    const liveness_data_file = new Blob([await recording({ hackScore: 0.25, verifyScore: 0.5 })]);
    const answer = {
      http: 200,
      request_id: expect.stringMatching(/^TID[0-9a-f]{32}$/),
      status: 'OK',
      hack_score: 0.25,
      verify_score: 0.5,
      liveness_data_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    };
    const first = await compare({ liveness_data_file });
    expect(first).toEqual(answer);
    expect((await compare({ liveness_data_file })).liveness_data_id).toBe(first.liveness_data_id);
    expect((await compare()).liveness_data_id).not.toBe(first.liveness_data_id);
  });

  it('reads the first bytes of a file that was written by hand', async () => {
    const liveness_data_file = new Blob(['LF-FAKE;hack=0.10;verify=0.93;nonce=0a', new Uint8Array(100_000)]);
    expect(await compare({ liveness_data_file })).toMatchObject({ hack_score: 0.1, verify_score: 0.93 });
  });

  it('leaves out the scores that are scripted as missing', async () => {
    const liveness_data_file = new Blob([await recording({ hackScore: null, verifyScore: null })]);
    const { liveness_data_id: _id, ...answer } = await compare({ liveness_data_file });
    expect(answer).toStrictEqual({ http: 200, request_id: expect.any(String), status: 'OK' });
  });

  it.each([
    ['another account', { api_id: 'somebody' }, 401, 'UNAUTHORIZED'],
    ['a wrong secret', { api_secret: 'wrong' }, 401, 'UNAUTHORIZED'],
    ['no secret', { api_secret: null }, 401, 'UNAUTHORIZED'],
    ['a wrong secret without files', { api_secret: 'wrong', selfie_file: null }, 401, 'UNAUTHORIZED'],
    ['no recording', { liveness_data_file: null }, 400, 'INVALID_ARGUMENT'],
    ['no selfie', { selfie_file: null }, 400, 'INVALID_ARGUMENT'],
    ['text for a selfie', { selfie_file: 'me' }, 400, 'INVALID_ARGUMENT'],
    ['a selfie that is no picture', { selfie_file: new Blob(['me']) }, 400, 'INVALID_IMAGE_FORMAT_OR_SIZE'],
    ['a recording that shows nobody', { liveness_data_file: new Blob([PNG]) }, 400, 'NO_FACE_DETECTED'],
    ['text that is no UTF-8', { api_secret: '\ufffd' }, 400, 'ENCODING_ERROR'],
  ])('refuses %s', async (_case, changes, http, status) => {
    expect(await compare(changes)).toEqual({ http, request_id: expect.any(String), status });
  });

  it('refuses two recordings at once', async () => {
    const another: [string, Blob] = ['liveness_data_file', new Blob([await recording()])];
    expect(await compare({}, [another])).toMatchObject({ http: 400, status: 'INVALID_ARGUMENT' });
  });
});

describe('the data source', () => {
  let vendor: ScriptedVendor | undefined;
  afterEach(async () => {
    await vendor?.close();
    vendor = undefined;
  });
  const scripted = async (body: unknown) => {
    vendor = await startVendor((_request, response) => sendJson(response, body));
    return connect({ LINKFACE_BASE_URL: vendor.url });
  };

  it.each([
    [{}, 'SAME_PERSON'],
    [{ verifyScore: 0.7 }, 'SAME_PERSON'],
    [{ verifyScore: 0.6999 }, 'OTHER_PERSON'],
    [{ verifyScore: null }, 'OTHER_PERSON'],
    [{ verifyScore: 1e-7 }, 'OTHER_PERSON'],
    [{ hackScore: 1e-7 }, 'SAME_PERSON'],
    [{ hackScore: 0.98, verifyScore: 1 }, 'SAME_PERSON'],
    [{ hackScore: 0.9801, verifyScore: 1 }, 'SPOOF'],
    [{ hackScore: null, verifyScore: 1 }, 'SPOOF'],
    [{ hackScore: 0.9801, verifyScore: 0.1 }, 'SPOOF'],
  ] as const)('finds in a recording of %o: %s', async (script, expected) => {
    expect(await connect().match(await recording(script), PHOTO, CALLER)).toBe(expected);
    expect(await connect().match(await recording(script), JPEG_PHOTO, CALLER)).toBe(expected);
  });

  it.each([
    [{ hack_score: 0.1, verify_score: '0.93' }, 'OTHER_PERSON'],
    [{ hack_score: 0.1, verify_score: 1.01 }, 'OTHER_PERSON'],
    [{ hack_score: 0.1, verify_score: null }, 'OTHER_PERSON'],
    [{ hack_score: 0.1, score: 0.93 }, 'OTHER_PERSON'],
    [{ hack_score: '0.1', verify_score: 0.93 }, 'SPOOF'],
    [{ hack_score: -0.1, verify_score: 0.93 }, 'SPOOF'],
    [{ score: 0.1, verify_score: 0.93 }, 'SPOOF'],
    [{}, 'SPOOF'],
  ])('trusts no odd scores: %o is %s', async (scores, expected) => {
    const source = await scripted({ request_id: 'TID0', status: 'OK', ...scores });
    expect(await source.match(bytes('recording'), PHOTO, CALLER)).toBe(expected);
  });

  it.each([
    '{"status":"OK","hack_score":0.1,"verify_score":NaN}',
    '{"hack_score":0.1,"verify_score":0.93}',
    '{"status":0,"hack_score":0.1,"verify_score":0.93}',
    '[]',
    '',
  ])('takes no verdict from %s', async (body) => {
    const source = await scripted({});
    if (vendor) vendor.script = (_request, response) => void response.end(body);
    await expect(source.match(bytes('recording'), PHOTO, CALLER)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it('sends the account, the recording and the photo in one form, and nothing in the address', async () => {
    const source = await scripted({ status: 'OK', hack_score: 0.1, verify_score: 0.93 });
    await source.match(bytes('the recording'), { type: 'image/jpeg', bytes: bytes('the photo') }, CALLER);
    const [request] = vendor?.received ?? [];
    expect(request).toMatchObject({ method: 'POST', path: PATH });
    const headers = { 'content-type': request?.headers['content-type'] ?? '' };
    const form = await new Response(request?.body ?? '', { headers }).formData();
    const sent = Object.fromEntries(form) as Record<string, string | Blob>;
    const { apiId, apiSecret } = account();
    expect(Object.keys(sent)).toEqual(['api_id', 'api_secret', 'liveness_data_file', 'selfie_file']);
    expect(sent).toMatchObject({ api_id: apiId, api_secret: apiSecret });
    expect(await (sent.liveness_data_file as Blob).text()).toBe('the recording');
    expect(await (sent.selfie_file as Blob).text()).toBe('the photo');
    expect((sent.selfie_file as Blob).type).toBe('image/jpeg');
  });

  it('refuses a recording that shows nobody and a photo that is none alike', async () => {
    const noPhoto = { type: 'image/png', bytes: bytes('me') } as const;
    await expect(connect().match(bytes('nobody'), PHOTO, CALLER)).rejects.toMatchObject({ code: 'INPUT_REJECTED' });
    await expect(connect().match(await recording(), noPhoto, CALLER)).rejects.toMatchObject({ code: 'INPUT_REJECTED' });
  });

  it.each([
    ['NO_FACE_DETECTED', 'INPUT_REJECTED'],
    ['CORRUPT_IMAGE', 'INPUT_REJECTED'],
    ['INVALID_IMAGE_FORMAT_OR_SIZE', 'INPUT_REJECTED'],
    ['IMAGE_FILE_SIZE_TOO_BIG', 'INPUT_REJECTED'],
    ['RATE_LIMIT_EXCEEDED', 'TOO_FREQUENT'],
    ['INTERNAL_ERROR', 'UNAVAILABLE'],
    ['UNAUTHORIZED', 'REFUSED'],
    ['KEY_EXPIRED', 'REFUSED'],
    ['NO_PERMISSION', 'REFUSED'],
    ['NOT_FOUND', 'REFUSED'],
    ['ENCODING_ERROR', 'REFUSED'],
    ['INVALID_ARGUMENT', 'REFUSED'],
    ['SOMETHING_NEW', 'REFUSED'],
  ])('reads status %s as %s', async (status, code) => {
    await control.fail('linkface', { mode: 'status', status, count: 1, match: 'selfie_verification' });
    const refused = connect().match(await recording(), PHOTO, CALLER);
    await expect(refused).rejects.toMatchObject({ code, providerCode: status });
  });

  it.each([
    ['http500', 'UNAVAILABLE'],
    ['drop', 'UNAVAILABLE'],
    ['garbage', 'BAD_REPLY'],
    ['timeout', 'TIMEOUT'],
  ])('meets %s with %s, and asks no second time', async (mode, code) => {
    await control.fail('linkface', { mode, count: 1, match: 'selfie_verification' });
    const refused = connect({ LINKFACE_JUDGE_TIMEOUT_MS: '300' }).match(await recording(), PHOTO, CALLER);
    await expect(refused).rejects.toMatchObject({ code });
    expect(await control.requests('linkface')).toMatchObject([{ path: PATH }]);
  });

  it('is refused with a wrong secret, and never repeats it', async () => {
    const source = connect({ LINKFACE_API_SECRET: 'hunter2-hunter2' });
    const error = await source.match(await recording(), PHOTO, CALLER).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'linkface: REFUSED (UNAUTHORIZED)' });
    const told = JSON.stringify([error, String(error), (error as Error).stack]);
    for (const secret of ['hunter2', 'LF-FAKE', account().apiId]) expect(told).not.toContain(secret);
  });
});
