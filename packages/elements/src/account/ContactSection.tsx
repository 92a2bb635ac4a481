import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { ContactForm } from './ContactForm.js';
import { Row } from './Row.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

export type ContactKind = 'phone' | 'email';

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
    <Section title={texts.contact} change={change}>
      {editing === null && change.problem !== null && (
        <div class="alert" role="alert">
          {change.problem.message}
        </div>
      )}
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
              <Button
                isCompact
                label={`${value === null ? texts.add : texts.change}: ${texts[kind]}`}
                onClick={() => edit(kind)}
              >
                {value === null ? texts.add : texts.change}
              </Button>
              {value !== null && (
                <Button
                  isCompact
                  variant="danger"
                  label={`${texts.remove}: ${texts[kind]}`}
                  onClick={() => remove(kind)}
                >
                  {texts.remove}
                </Button>
              )}
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}
