import { useView } from '../view/view.js';
import { Row } from './Row.js';
import { RowButton } from './RowButton.js';

export interface TotpRowProps {
  readonly isOn: boolean;
  onAdd(): void;
  /** Called once the user has confirmed it. */
  onRemove(): void;
}

/** An authenticator app, with the button that adds or removes it. */
export function TotpRow({ isOn, onAdd, onRemove }: TotpRowProps) {
  const { texts } = useView();
  const app = texts.factors.TOTP;
  const act = () => {
    if (!isOn) onAdd();
    else if (confirm(texts.confirmRemove(app))) onRemove();
  };
  return (
    <Row label={app} detail={isOn ? texts.isOn : texts.isOff}>
      <RowButton
        action={isOn ? texts.remove : texts.add}
        target={app}
        variant={isOn ? 'danger' : 'secondary'}
        onClick={act}
      />
    </Row>
  );
}
