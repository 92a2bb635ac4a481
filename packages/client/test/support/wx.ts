/**
 * A stand-in for `wx.request` over node:http, as its documentation says: `success` for every status, `fail` without a response,
 * then `complete`; JSON is parsed unless `dataType` says otherwise; header names as sent; no cookies.
 */
import { request } from 'node:http';
import type { WxRequest } from '../../src/index.js';

interface Options {
  readonly url: string;
  readonly method?: string;
  readonly data?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly dataType?: string;
  readonly success?: (result: { data: unknown; statusCode: number; header: Record<string, string> }) => void;
  readonly fail?: (error: { errMsg: string }) => void;
  readonly complete?: () => void;
}

export function wxOverHttp(): WxRequest {
  return {
    request(given) {
      const { url, method = 'GET', data, header = {}, dataType = 'json', success, fail, complete }: Options = given;
      const sent = request(url, { method, headers: header }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const body: unknown = dataType === 'json' ? parsed(text) : text;
          success?.({ data: body, statusCode: response.statusCode ?? 0, header: named(response.rawHeaders) });
          complete?.();
        });
      });
      sent.on('error', (error) => {
        fail?.({ errMsg: `request:fail ${error.message}` });
        complete?.();
      });
      sent.end(data);
      return { abort: () => sent.destroy(new Error('abort')) };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function named(raw: readonly string[]): Record<string, string> {
  return Object.fromEntries(raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [])));
}
