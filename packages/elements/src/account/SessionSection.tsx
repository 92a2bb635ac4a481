import { Button } from '../controls/Button.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { dateText } from './dates.js';
import { deviceName } from './deviceName.js';
import { Row } from './Row.js';
import { RowButton } from './RowButton.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

/** Where the user is signed in. */
export function SessionSection() {
  const { client, texts, language } = useView();
  const { account } = useAccount();
  const change = useChange();
  const sessions = account.sessions ?? [];
  return (
    <Section title={texts.sessions} change={change} problem={change.problem}>
      <ul class="items">
        {sessions.map(({ id, current, userAgent, maskedAddress, lastUsedAt }) => {
          const name = (userAgent && deviceName(userAgent)) || texts.unknownDevice;
          const detail = [dateText(lastUsedAt, language), maskedAddress].filter(Boolean).join(' · ');
          return (
            <Row key={id} label={name} detail={detail}>
              {current ? (
                <span class="badge">{texts.thisSession}</span>
              ) : (
                <RowButton
                  action={texts.endSession}
                  target={name}
                  onClick={() => change.run(() => client.operations.endSession({ id }))}
                />
              )}
            </Row>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button onClick={() => change.run(() => client.operations.endOtherSessions())}>{texts.endOthers}</Button>
        </div>
      )}
    </Section>
  );
}
