import { VendorError } from '../vendorError.js';

const THINGS = {
  role: '角色',
  group: '分组',
  org: '组织机构',
  node: '节点',
  policy: '策略',
  resource: '资源',
  namespace: '权限分组',
  application: '应用',
  account: '编程访问账号',
  agreement: '协议',
  function: '函数',
  connection: '身份源',
} as const;

export type Thing = keyof typeof THINGS;

/** The vendor documents no codes for these errors, so they are 500 with a message that names the object. */
export function missing(thing: Thing, name: string): VendorError {
  return refusal(`${THINGS[thing]}不存在：${name}`, `No such ${thing}: ${name}`);
}

export function taken(thing: Thing, name: string): VendorError {
  return refusal(`${THINGS[thing]}已存在：${name}`, `The ${thing} exists already: ${name}`);
}

export function refusal(zh: string, en: string): VendorError {
  return new VendorError(500, { text: { zh, en } });
}
