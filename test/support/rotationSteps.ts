/** The steps of a key rotation, as a page of docs/ states them. */
import { readFileSync } from 'node:fs';

/**
 * The values that the page gives the setting, one for each step, with `names` replaced by keys.
 * @param setting `SIGNING_KEYS`, which the page writes as `SIGNING_KEYS=old.pem,new.pem`
 */
export function rotationSteps(
  page: string,
  setting: string,
  names: Readonly<Record<string, string>>,
): [addLast: string, moveFirst: string, dropOld: string] {
  const steps = [...readFileSync(page, 'utf8').matchAll(new RegExp(`^\\d\\. .*\`${setting}=([^\`]+)\``, 'gm'))];
  const values = steps.map(([, value = '']) =>
    value
      .split(',')
      .map((name) => keyOf(name, names))
      .join(','),
  );
  const [addLast, moveFirst, dropOld] = values;
  if (values.length !== 3 || addLast === undefined || moveFirst === undefined || dropOld === undefined) {
    throw new Error(`${page} has ${values.length} steps for ${setting} instead of 3.`);
  }
  return [addLast, moveFirst, dropOld];
}

function keyOf(name: string, names: Readonly<Record<string, string>>): string {
  const key = names[name];
  if (key === undefined) throw new Error(`The test has no key ${name}.`);
  return key;
}
