import { useLayoutEffect, useState } from 'preact/hooks';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { isFirstGeneration, SOCIAL_NETWORKS, type SocialNetwork, UNLINK } from './documents.js';
import { Row } from './Row.js';
import { RowButton } from './RowButton.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

/** Accounts at social networks. Only identity providers of the first generation name them, and not which ones are linked. */
export function IdentitySection() {
  const { client, texts } = useView();
  const { account } = useAccount();
  const change = useChange();
  const [networks, setNetworks] = useState<readonly SocialNetwork[]>([]);
  const isLegacy = isFirstGeneration(account.provider);
  useLayoutEffect(() => {
    if (!isLegacy) return;
    // Without the list the section is left out.
    client.request(SOCIAL_NETWORKS, { provider: account.provider }).then(
      ({ socialConnections }) => setNetworks(socialConnections ?? []),
      () => undefined,
    );
  }, [client, isLegacy]);
  const named = networks.filter((network): network is SocialNetwork & { type: string } => network.type !== null);
  if (named.length === 0) return null;
  const unlink = (type: string) => change.run(async () => (await client.request(UNLINK, { type })).unlinkIdentity);
  return (
    <Section title={texts.identities} change={change} problem={change.problem}>
      <p class="muted">{texts.identitiesHint}</p>
      <ul class="items">
        {named.map(({ id, name, type }) => (
          <Row key={id} label={name}>
            <RowButton action={texts.unlink} target={name} variant="danger" onClick={() => unlink(type)} />
          </Row>
        ))}
      </ul>
    </Section>
  );
}
