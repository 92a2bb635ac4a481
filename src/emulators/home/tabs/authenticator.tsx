import { useEffect } from 'preact/hooks';
import { useHome, useNow, withContent } from '../context.js';
import { CopyButton, Empty } from '../elements.js';

const PERIOD_S = 30;
const MARGIN = 4;
/** An integer, so that the edges of modules are edges of pixels. */
const MODULE_PIXELS = 4;

export function AuthenticatorTab() {
  const { texts, state, refresh } = useHome();
  const now = useNow();
  const words = texts.authenticator;
  const entries = withContent(state.providers, 'authenticators').flatMap(({ id, authenticators }) =>
    authenticators.map((entry) => ({ ...entry, provider: id })),
  );
  const isPast = entries.some(({ validUntil }) => Date.parse(validUntil) <= now);
  useEffect(() => {
    if (isPast) refresh();
  }, [isPast, refresh]);
  return (
    <>
      <p class="soft">{words.intro}</p>
      {entries.length === 0 && <Empty>{words.empty}</Empty>}
      <ul class="cards">
        {entries.map(({ provider, account, code, nextCode, validUntil, enabled, qr }) => {
          const left = Math.max(0, Math.ceil((Date.parse(validUntil) - now) / 1000));
          const side = qr.size + 2 * MARGIN;
          return (
            <li class="card authenticator" key={`${provider} ${account}`}>
              <div class="grow">
                <h3 class="break">{account}</h3>
                <p class="soft">
                  {provider} · {enabled ? words.confirmed : words.unconfirmed}
                </p>
                <div class="row">
                  <span class="code">{code}</span>
                  <CopyButton text={code} />
                </div>
                <progress max={PERIOD_S} value={left} aria-hidden="true" />
                <p class="soft">
                  {left} {words.seconds} · {words.next}: <code>{nextCode}</code>
                </p>
              </div>
              <svg
                class="qr"
                viewBox={`0 0 ${side} ${side}`}
                width={side * MODULE_PIXELS}
                height={side * MODULE_PIXELS}
                shape-rendering="crispEdges"
                role="img"
                aria-label={`${words.qr}: ${account}`}
              >
                <rect width={side} height={side} fill="#fff" />
                <path d={qr.path} transform={`translate(${MARGIN} ${MARGIN})`} fill="#000" />
              </svg>
            </li>
          );
        })}
      </ul>
    </>
  );
}
