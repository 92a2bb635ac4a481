import type { Caller, CustomData, UdfValueRecord, VendorSession } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import type { VendorFailure } from '../../transport/graphql.js';
import type { AuthingConnection } from '../connection.js';
import { refusal } from '../errors.js';
import { RemoveUdvDocument, SetUdvBatchDocument, SetUdvDocument, UdvDocument } from '../generated/operations.js';
import { encodeValue, udfRecord } from '../records/udf.js';

type Entry = Parameters<CustomData['setMany']>[2][number];

export class AuthingCustomData implements CustomData {
  constructor(private readonly connection: AuthingConnection) {}

  async list(vendor: VendorSession, targetId: string, caller: Caller): Promise<readonly UdfValueRecord[]> {
    const options = { caller, bearer: vendor.token, retry: 'safe' } as const;
    return records(await this.connection.run('udv', UdvDocument, { targetId }, options));
  }

  async setMany(
    vendor: VendorSession,
    targetId: string,
    values: readonly Entry[],
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]> {
    // The vendor refuses an empty list.
    if (values.length === 0) return this.list(vendor, targetId, caller);
    const udvList = values.map(({ key, value }) => ({ key, value: encodeValue(value) }));
    const variables = { targetId, udvList };
    const options = { caller, bearer: vendor.token };
    const { value, failure } = await this.connection.attempt('setUdvBatch', SetUdvBatchDocument, variables, options);
    if (failure !== null) throw refusal('setUdvBatch', failure.code, refusedField(failure, values));
    return records(value);
  }

  async setOne(
    vendor: VendorSession,
    targetId: string,
    key: string,
    value: unknown,
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]> {
    const variables = { targetId, key, value: encodeValue(value) };
    return records(await this.connection.run('setUdv', SetUdvDocument, variables, { caller, bearer: vendor.token }));
  }

  async remove(
    vendor: VendorSession,
    targetId: string,
    key: string,
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]> {
    const options = { caller, bearer: vendor.token };
    return records(await this.connection.run('removeUdv', RemoveUdvDocument, { targetId, key }, options));
  }
}

function records(items: unknown): readonly UdfValueRecord[] {
  if (!Array.isArray(items)) throw new ProviderError('BAD_REPLY', 'authing');
  return items.map(udfRecord);
}

/** The vendor names the key only in its message, which is not passed on. Two names are ambiguous. */
function refusedField({ message }: VendorFailure, values: readonly Entry[]): string | undefined {
  const words = new Set(message?.split(/[^\w-]+/));
  const named = values.flatMap(({ key }, index) => (words.has(key) ? [index] : []));
  return named.length === 1 ? `values.${named[0]}` : undefined;
}
