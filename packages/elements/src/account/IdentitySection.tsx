import { useEffect, useState } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { isFirstGeneration, SOCIAL_NETWORKS, type SocialNetwork, UNLINK } from './documents.js';
import { Row } from './Row.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

/** Accounts at social networks. Only identity providers of the first generation name them, and not which ones are linked. */
export function IdentitySection() {
  const { client, texts } = useView();
  const { account } = useAccount();
  const change = useChange();
  const [networks, setNetworks] = useState<readonly SocialNetwork[]>([]);
  const isLegacy = isFirstGeneration(account.provider);
  useEffect(() => {
    if (!isLegacy) return;
    // Without the list the section is left out.
    client.request(SOCIAL_NETWORKS, { provider: account.provider }).then(
      ({ socialConnections }) => setNetworks(socialConnections ?? []),
      () => setNetworks([]),
    );
  }, [client, isLegacy]);
  const named = networks.filter((network): network is SocialNetwork & { type: string } => network.type !== null);
  if (named.length === 0) return null;
  const unlink = (type: string) => change.run(async () => (await client.request(UNLINK, { type })).unlinkIdentity);
  return (
    <Section title={texts.identities} change={change}>
      <p class="muted">{texts.identitiesHint}</p>
      <Alert message={change.problem?.message ?? null} />
      <ul class="items">
        {named.map(({ id, name, type }) => (
          <Row key={id} label={name}>
            <Button isCompact variant="danger" label={`${texts.unlink}: ${name}`} onClick={() => unlink(type)}>
              {texts.unlink}
            </Button>
          </Row>
        ))}
      </ul>
    </Section>
  );
}
