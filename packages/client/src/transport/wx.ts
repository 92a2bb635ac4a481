/**
 * The transport of WeChat mini programs: `wx.request`. It has no cookies and no streams, so sessions are bearer sessions and
 * events are polled. https://developers.weixin.qq.com/miniprogram/en/dev/api/network/request/wx.request.html
 */
import { onAbort } from '../connection/abort.js';
import type { Transport } from './transport.js';

/** The part of `wx` that the transport uses. */
export interface WxRequest {
  request(options: {
    url: string;
    method: 'POST';
    data: string;
    header: Record<string, string>;
    /** `text` keeps the body as text; the default parses JSON. */
    dataType: string;
    responseType: 'text';
    success(result: { data: unknown; statusCode: number }): void;
    fail(error: { errMsg: string }): void;
  }): { abort(): void };
}

/** @param wx the global of the mini program. Allow the server's domain in the console of the mini program. */
export function wxTransport(wx: WxRequest): Transport {
  return {
    request: ({ url, body, headers, signal }) =>
      new Promise((resolve, reject) => {
        const task = wx.request({
          url,
          method: 'POST',
          data: body,
          header: { ...headers },
          dataType: 'text',
          responseType: 'text',
          success: ({ data, statusCode }) => {
            remove();
            resolve({ status: statusCode, body: typeof data === 'string' ? data : JSON.stringify(data) });
          },
          fail: ({ errMsg }) => {
            remove();
            reject(new Error(errMsg));
          },
        });
        const remove = onAbort(signal, () => task.abort());
      }),
  };
}
