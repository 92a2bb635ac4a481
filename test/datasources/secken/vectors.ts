/** The vendor's published sample pair, and texts worked out from its documents by hand, never by the code under test. */
export const APP_ID = 'IXgdZ1A7CFUej2ytUbVjFJKS5ICiorw4';
export const APP_KEY = 'ELD0DNzMYep7m6Uo1v3v';
export const EVENT_ID = 'b17561423e972fba779be8a15b281eb57073f841';
export const TOKEN = 'aee9ca0bbc9fb1711afcdc42cd83fb53616d317e';

const app_id = APP_ID;
const event_id = EVENT_ID;
const CALLBACK = 'https://rp.example/cb?x=1&n=a b~*';
const PLAIN_CALLBACK = 'https://yangcong.com/callback';

type Vector = readonly [id: string, signed: Readonly<Record<string, string>>, sha1: string];

/** What is signed, in the spelling in which it is signed. */
export const REQUESTS: readonly Vector[] = [
  ['S1 QR code', { app_id }, 'a324467d570715b04297c0b602700a1cbbd335c6'],
  ['S2 result', { app_id, event_id }, '3d5b02f325598da8100952633f74f0c6a669893a'],
  ['S3 push', { app_id, uid: 'user1' }, 'b824d54ac6dff617ffee5c43514b03655f3ba01b'],
  ['S3b with a type', { app_id, auth_type: '1', uid: 'user1' }, '19954eceff490d08f861742974af052c22f209d2'],
  ['S3c with an empty text', { action_type: '', app_id, uid: 'user1' }, '0a95cb32c9abefbd59c9c178b7a6dcbf64739ddf'],
  ['S4 token', { app_id, auth_token: TOKEN }, '6f98915a3df060c5a53110300c0025d56b497b46'],
  [
    'S5-A Chinese, raw',
    { uid: '呵呵', auth_type: '3', action_type: '支付', action_details: '转账100元给张三', app_id },
    '73c3508bd2ee36f754ab3d30890d491a29879c76',
  ],
  [
    'S5-D Chinese, encoded',
    {
      action_details: '%E8%BD%AC%E8%B4%A6100%E5%85%83%E7%BB%99%E5%BC%A0%E4%B8%89',
      action_type: '%E6%94%AF%E4%BB%98',
      app_id,
      auth_type: '3',
      uid: '%E5%91%B5%E5%91%B5',
    },
    '7b73f09fadf5050585b04dade8c37a8f60473b0c',
  ],
  ['S6-A callback, raw', { app_id, auth_type: '1', callback: CALLBACK }, '17a5534b13daf11d3130f88f3f5833fbc58b68b3'],
  [
    'S6-B callback, as JavaScript encodes',
    { app_id, auth_type: '1', callback: 'https%3A%2F%2Frp.example%2Fcb%3Fx%3D1%26n%3Da%20b~*' },
    '4a54ee4d9d682753199bd96110a3c02dfc50ab03',
  ],
  [
    'S6-B callback, as PHP encodes',
    { app_id, auth_type: '1', callback: 'https%3A%2F%2Frp.example%2Fcb%3Fx%3D1%26n%3Da+b%7E%2A' },
    'ae9425aacb72660fd3cdbea799be4c1500bf6e31',
  ],
  ['S7-A callback, raw', { app_id, callback: PLAIN_CALLBACK }, '022dbcaa5bb7ac72b625ae158b2b5b2d3444404c'],
  [
    'S7-B callback, encoded',
    { app_id, callback: 'https%3A%2F%2Fyangcong.com%2Fcallback' },
    'ea6b4756833eb1de3d9a1e0e2b07e1f90616b36e',
  ],
  [
    'S8 push of the PHP SDK',
    {
      action_details: 'action to delete',
      action_type: 'test',
      app_id,
      auth_type: '1',
      callback: 'https%3A%2F%2Fcallback.com%2Fpath',
      uid: 'zhangsan',
    },
    '7922bbe472499bae0b85b4722b1df0556b56df47',
  ],
  [
    'S9 QR code of the PHP SDK',
    {
      action_details: 'action+to+pay',
      action_type: 'test',
      app_id,
      auth_type: '1',
      callback: 'https%3A%2F%2Fcallback.com%2Fpath',
    },
    'f573eaee33d150ad9c46a0e52dbbf7c46dc33bd6',
  ],
];

/** Printed by the vendor for its on-premises server: the same rule with other names and this key. */
export const PRINTED_KEY = 'Q0eYeCju5wg9qSXHvEkkdSwhnqoHvaRO';
const power_id = 'ubfjVKuV7HHKuGFYwyHG';
export const PRINTED: readonly Vector[] = [
  ['P1', { power_id }, '01bc1fc5e821504c8a2e47575514af75ef8d274d'],
  ['P2', { power_id, event_id: '1452076833.14zAY6Tfp' }, 'fbaf4efa625b64a0be4ebb74e1c11db7496c24ff'],
  ['P3', { power_id, username: 'zhangsan' }, 'b98ee1ac77dc2f74bf6c81297c9e74d6f58a90fc'],
  ['P4', { power_id, username: '%E5%BC%A0%E4%B8%89' }, '5d6568185c161d29325ffc3886e9a10ee08feb37'],
];

const status = '200';
const description = 'success';
export const ANSWERS: readonly Vector[] = [
  [
    'R1 QR code',
    {
      status,
      description,
      event_id,
      qrcode_url: 'http://emu.local/qr/b17561423e972fba.png',
      qrcode_data: 'http://emu.local/s/b17561423e972fba',
    },
    'fb2ca032ba690a47939346fc89105c422fe6179d',
  ],
  ['R2 push', { status, description, event_id }, 'ceba47cc13712e6f7f3cd472129f5fc7caf24779'],
  ['R3 result', { status, description, event_id, uid: 'user1' }, '1fd99e3d6ac20a0b4e311458f12e23a830c4175a'],
  [
    'R4 result, Chinese uid',
    { status, description, event_id, uid: '呵呵' },
    'e8706797442c61599f98f2cbf64cac7e5ef72372',
  ],
  [
    'R5 result, base64 uid',
    { status, description, event_id: '1452076833.14zAY6Tfp', uid: 'xEJOkZ4TbjWHaoqGaXu2qw==' },
    '02a363e76a74caef439ab2d0e18a930f6df4812e',
  ],
  ['R6 token', { status, description }, '46056f8db0faa877bc0e986f071955014b4bafeb'],
  [
    'R7 QR code, Chinese description',
    {
      status,
      description: '请求成功',
      event_id: '1452070406.05BPk4qmD',
      qrcode_data: 'http://yc.im/lkGbeWAXZ+HwbwZbUxttoo77aR2dcIUWAThPUm2dhHRGKX9Xzw25+VU/XgcSGidmy/api_cluster_1',
      qrcode_url: 'https://qrbj01.yangcong.com/3d5d21f0-d5d5-4284-a12e-6dafaf659ed2',
    },
    'c8d9727edc3be9fafbb2e1e7997865bbc30b08af',
  ],
];

export const CALLBACKS: readonly Vector[] = [
  ['C1 approval', { event_id, status, description, uid: 'user1' }, '1fd99e3d6ac20a0b4e311458f12e23a830c4175a'],
  [
    'C2 refusal',
    { event_id, status: '601', description: 'user denied', uid: 'user1' },
    'dd43dcf574178bf6d2fa6c74b4ec661510a5f4ff',
  ],
];

/** Two requests that nobody can tell apart by their signature. */
export const TWINS = [
  { app_id, action_details: 'a', action_type: 'b' },
  { app_id, action_details: 'aaction_type=b' },
] as const;
export const TWIN_SHA1 = '60cfbc45d36f58d420e37f45fa91ffa6c2ce6477';

/** What a server reads after decoding once, the signature that came with it, and the reading that they fit by. */
export const READINGS: readonly (readonly [
  id: string,
  arrived: Readonly<Record<string, string>>,
  sha1: string,
  string,
])[] = [
  ['S5-A', signed('S5-A Chinese, raw'), sha1('S5-A Chinese, raw'), 'plain'],
  ['S5-D, mozillazg', signed('S5-A Chinese, raw'), sha1('S5-D Chinese, encoded'), 'all-encoded'],
  ['S6-A', signed('S6-A callback, raw'), sha1('S6-A callback, raw'), 'plain'],
  ['S6-B, Node', signed('S6-B callback, as JavaScript encodes'), sha1('S6-B callback, as JavaScript encodes'), 'plain'],
  ['S6-B, PHP', signed('S6-B callback, as PHP encodes'), sha1('S6-B callback, as PHP encodes'), 'plain'],
  ['S6, Java', signed('S6-B callback, as PHP encodes'), sha1('S6-A callback, raw'), 'decoded'],
  [
    'S6, on-premises, JavaScript',
    signed('S6-A callback, raw'),
    sha1('S6-B callback, as JavaScript encodes'),
    'callback-encoded',
  ],
  ['S6, on-premises, PHP', signed('S6-A callback, raw'), sha1('S6-B callback, as PHP encodes'), 'callback-encoded'],
  ['S7, Java', signed('S7-B callback, encoded'), sha1('S7-A callback, raw'), 'decoded'],
  ['S8, PHP', signed('S8 push of the PHP SDK'), sha1('S8 push of the PHP SDK'), 'plain'],
  ['S9, PHP', signed('S9 QR code of the PHP SDK'), sha1('S9 QR code of the PHP SDK'), 'plain'],
];

function find(id: string): Vector {
  const vector = REQUESTS.find(([name]) => name === id);
  if (vector === undefined) throw new Error(`no vector ${id}`);
  return vector;
}

function signed(id: string): Readonly<Record<string, string>> {
  return find(id)[1];
}

function sha1(id: string): string {
  return find(id)[2];
}
