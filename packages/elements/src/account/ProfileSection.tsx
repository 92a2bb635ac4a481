import { Field } from '../controls/Field.js';
import { Form, type Values } from '../controls/Form.js';
import { Select } from '../controls/Select.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { PROFILE_FIELDS } from './documents.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

const NAMES = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, [field]]));

const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  nickname: 'nickname',
  birthdate: 'bday',
  company: 'organization',
  city: 'address-level2',
  address: 'street-address',
  website: 'url',
};

export function ProfileSection() {
  const { client, texts } = useView();
  const { account } = useAccount();
  const change = useChange();
  const save = (values: Values) => {
    const changed = PROFILE_FIELDS.filter((field) => (values[field] ?? '') !== (account[field] ?? ''));
    if (changed.length === 0) return;
    // Null clears a field.
    const input = Object.fromEntries(changed.map((field) => [field, values[field]?.trim() || null]));
    change.run(() => client.operations.updateProfile({ input }));
  };
  return (
    <Section title={texts.profile} change={change}>
      <Form names={NAMES} problem={change.problem} submit={texts.save} onSubmit={save}>
        <div class="columns">
          {PROFILE_FIELDS.map((field) =>
            field === 'gender' ? (
              <Select
                key={field}
                name={field}
                label={texts.gender}
                options={texts.genders}
                value={account.gender ?? ''}
              />
            ) : (
              <Field
                key={field}
                name={field}
                label={texts[field]}
                type={field === 'birthdate' ? 'date' : 'text'}
                autocomplete={AUTOCOMPLETE[field] ?? 'off'}
                value={account[field] ?? ''}
                maxLength={1024}
                isRequired={false}
              />
            ),
          )}
        </div>
      </Form>
    </Section>
  );
}
