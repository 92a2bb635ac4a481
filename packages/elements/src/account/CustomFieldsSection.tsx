import { Field } from '../controls/Field.js';
import { Form, type Values } from '../controls/Form.js';
import { Select } from '../controls/Select.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { fieldProblem, fieldText, fieldType, fieldValue } from './customFields.js';
import { SET_CUSTOM_FIELDS } from './documents.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

/** The custom fields that have a value, each in the control of its type. */
export function CustomFieldsSection() {
  const { client, texts } = useView();
  const { account } = useAccount();
  const change = useChange();
  const fields = (account.udf ?? []).filter(({ dataType }) => dataType !== 'OBJECT');
  if (fields.length === 0) return null;
  const names = Object.fromEntries(fields.map(({ key }) => [key, [key]]));
  const changedOf = (values: Values) =>
    fields.filter((field) => values[field.key] !== fieldText(field) && values[field.key]);
  const save = (values: Values) => {
    const changed = changedOf(values).map((field) => ({
      key: field.key,
      value: fieldValue(field, values[field.key] ?? ''),
    }));
    if (changed.length === 0) return;
    change.run(async () => {
      const { setUdfValues } = await client.request(SET_CUSTOM_FIELDS, { values: changed });
      return fieldProblem(
        setUdfValues,
        changed.map(({ key }) => key),
      );
    });
  };
  return (
    <Section title={texts.moreFields} change={change}>
      <Form names={names} problem={change.problem} submit={texts.save} onSubmit={save}>
        <div class="columns">
          {fields.map((field) => {
            const label = field.label ?? field.key;
            const common = { key: field.key, name: field.key, label, value: fieldText(field) };
            if (field.dataType === 'BOOLEAN') return <Select {...common} options={texts.booleans} />;
            return <Field {...common} type={fieldType(field)} isRequired={false} autocomplete="off" />;
          })}
        </div>
      </Form>
    </Section>
  );
}
