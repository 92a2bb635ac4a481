import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { maskBody } from '../../src/emulators/timeline/masking.js';

describe('a recorded body', () => {
  it('shows the code of a vendor in a response, as a number only', () => {
    expect(maskBody({ code: 2004, data: { statusCode: 429 } }, 'response')).toContain('2004');
    expect(maskBody('{"code":2004,"message":"No such user"}', 'response')).toContain('2004');
    expect(maskBody({ errors: [{ message: { code: 2020 } }] }, 'response')).toContain('2020');
    expect(maskBody({ code: '123456' }, 'response')).not.toContain('123456');
  });

  it('masks a code in a request, as a text and as a number', () => {
    for (const code of ['482913', 482913]) {
      expect(maskBody({ variables: { code, input: [{ totp: code, verifyCode: code }] } }, 'request')).not.toContain(
        '482913',
      );
      expect(maskBody(JSON.stringify({ code }), 'request')).not.toContain('482913');
    }
    expect(maskBody('phone=13800000001&code=482913', 'request')).toBe('phone=13800000001&code=***');
  });

  it('masks literals of a GraphQL document by their name', () => {
    const query = 'mutation { login(code: 482913, phone: "138", first: 20, totp:482913) { code } }';
    expect(maskBody({ query }, 'request')).toContain('login(code: ***, phone: "***", first: 20, totp:***) { code }');
  });

  it('masks every input of the schema that is a secret', () => {
    const schema = buildSchema(readFileSync('schema/menshen.graphql', 'utf8'));
    const inputs = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (isInputObjectType(type)) return Object.values(type.getFields());
      return isObjectType(type) ? Object.values(type.getFields()).flatMap(({ args }) => args) : [];
    });
    const secrets = inputs.filter(({ type }) => getNamedType(type).name === 'Secret').map(({ name }) => name);
    expect(secrets).toContain('captchaPass');
    // The id of a login that only needs a captcha continues it without the password.
    for (const name of [...secrets, 'continuation']) {
      expect(maskBody({ variables: { input: { [name]: 'made-up' } } }, 'request'), name).not.toContain('made-up');
    }
  });
});
