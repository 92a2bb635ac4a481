/** A client writes a custom field that proves something, by another spelling of its key. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  RegisterDocument,
  RemoveUdfValueDocument,
  SetUdfValueDocument,
  SetUdfValuesDocument,
} from '../support/generated/operations.js';
import { defineField } from '../support/management.js';
import { newEmail, PASSWORD, SEEDED_LOGIN, signedIn } from '../support/people.js';

const environment = {
  UDF_READONLY: 'CreditLimit',
  PUSH_UID_FIELD: 'udf:phoneName',
  LIVENESS_REFERENCE: 'udf:facePhoto',
};

const SPELLINGS = ['CreditLimit', 'creditlimit', 'CREDITLIMIT', ' CreditLimit', 'ＣreditLimit'].concat(
  ['phoneName', 'PhoneName', 'phonename'],
  ['facePhoto', 'FacePhoto', 'FACEPHOTO'],
);

describeWithApp('a custom field that clients may not write', { environment }, (app) => {
  it.each(SPELLINGS)('is refused in every write: %j', async (key) => {
    // The vendor knows the key, so that nothing but this server refuses it.
    await defineField(app, key);
    const client = await signedIn(app);
    await app.control.call('DELETE', '/providers/authing/requests');
    const customData = { [key]: 'x' };
    const values = [{ key, value: 'x' }];
    const method = { email: { email: newEmail(), password: PASSWORD } };
    for (const outcome of [
      (await client.run(SetUdfValueDocument, { key, value: 'x' })).setUdfValue,
      (await client.run(SetUdfValuesDocument, { values })).setUdfValues,
      (await client.run(RemoveUdfValueDocument, { key })).removeUdfValue,
      (await client.run(LoginDocument, { input: { method: SEEDED_LOGIN, customData } })).login,
      (await client.run(RegisterDocument, { input: { method, customData } })).register,
    ]) {
      expect(outcome.__typename).toBe('InputRejected');
    }
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('leaves other fields writable', async () => {
    const client = await signedIn(app);
    expectOutcome((await client.run(SetUdfValueDocument, { key: 'school', value: 'PKU' })).setUdfValue, 'UdfValues');
  });
});
