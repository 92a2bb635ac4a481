import { useState } from 'preact/hooks';
import type { ContactKind } from '../controls/ContactField.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { ContactForm } from './ContactForm.js';
import { Row } from './Row.js';
import { RowButton } from './RowButton.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

/** The phone and the e-mail address: add, change, remove. */
export function ContactSection() {
  const { client, texts } = useView();
  const { account } = useAccount();
  const change = useChange();
  const [editing, setEditing] = useState<ContactKind | null>(null);
  const remove = (kind: ContactKind) => {
    if (!confirm(texts.confirmRemove(texts[kind]))) return;
    change.run(() => (kind === 'phone' ? client.operations.unbindPhone() : client.operations.unbindEmail()));
  };
  const edit = (kind: ContactKind | null) => {
    change.clear();
    setEditing(kind);
  };
  const kinds: readonly ContactKind[] = ['phone', 'email'];
  return (
    <Section title={texts.contact} change={change} problem={editing === null ? change.problem : null}>
      <ul class="items">
        {kinds.map((kind) => {
          const value = account[kind];
          const isVerified = kind === 'phone' ? account.phoneVerified : account.emailVerified;
          const state = isVerified ? texts.verified : texts.unverified;
          if (editing === kind) {
            return (
              <li key={kind}>
                <ContactForm kind={kind} change={change} onDone={() => setEditing(null)} onCancel={() => edit(null)} />
              </li>
            );
          }
          return (
            <Row key={kind} label={texts[kind]} detail={value === null ? texts.notSet : `${value} · ${state}`}>
              <RowButton
                action={value === null ? texts.add : texts.change}
                target={texts[kind]}
                onClick={() => edit(kind)}
              />
              {value !== null && (
                <RowButton action={texts.remove} target={texts[kind]} variant="danger" onClick={() => remove(kind)} />
              )}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}
