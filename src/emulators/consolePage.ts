/** One self-contained page. The script writes run-time values with `textContent`, so that they cannot inject markup. */
export function renderConsole(nonce: string, hints: readonly string[]): string {
  const hintItems = hints.map((hint) => `<li>${escapeHtml(hint)}</li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Menshen: emulator console</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header>
  <h1>Emulator console <span lang="zh" aria-hidden="true">门神</span></h1>
  <p>Verification codes that emulated vendors sent by text message or e-mail. No message leaves this machine.</p>
</header>
<main>
  ${hintItems && `<section aria-labelledby="hints"><h2 id="hints">Getting started</h2><ul>${hintItems}</ul></section>`}
  <section aria-labelledby="inbox">
    <h2 id="inbox">Inbox</h2>
    <p id="status" role="status">Waiting for the first message.</p>
    <table hidden>
      <thead><tr>
        <th scope="col">Code</th><th scope="col">To</th><th scope="col">By</th>
        <th scope="col">Scene</th><th scope="col">Sent</th>
      </tr></thead>
      <tbody></tbody>
    </table>
  </section>
</main>
<noscript><p>This page needs JavaScript. The same list is at <a href="/console/inbox">/console/inbox</a>.</p></noscript>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --red: light-dark(#b3261e, #ff8a80); --line: light-dark(#e3ddd5, #3b3733);
  --card: light-dark(#fff, #23201e); --page: light-dark(#faf7f2, #181614); --soft: light-dark(#6b6259, #b3a99f); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1rem 4rem; background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; } h1 span { color: var(--red); }
header p, #status { margin: .25rem 0 0; color: var(--soft); }
section { margin-top: 1.5rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem; overflow-x: auto; }
h2 { margin: 0; font-size: 1.1rem; } ul { margin: .5rem 0 0; padding-left: 1.2rem; }
table { width: 100%; margin-top: .75rem; border-collapse: collapse; text-align: left; }
th { color: var(--soft); font-size: .85rem; font-weight: 600; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
td:first-child { font: 600 1.3rem/1 ui-monospace, monospace; letter-spacing: .1em; color: var(--red); }
`;

const SCRIPT = `
const table = document.querySelector('table');
const rows = document.querySelector('tbody');
const status = document.querySelector('#status');
let shown = '';
function setStatus(text) { if (status.textContent !== text) status.textContent = text; }
function show(messages) {
  table.hidden = messages.length === 0;
  setStatus(messages.length === 0 ? 'Waiting for the first message.'
    : messages.length + (messages.length === 1 ? ' message, ' : ' messages, ') + 'newest first.');
  rows.replaceChildren(...messages.map((message) => {
    const row = document.createElement('tr');
    const time = new Date(message.sentAt).toLocaleTimeString();
    for (const text of [message.code, message.to, message.channel, message.scene ?? '', time]) {
      row.appendChild(document.createElement('td')).textContent = text;
    }
    return row;
  }));
}
async function poll() {
  try {
    const answer = await fetch('/console/inbox');
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (text !== shown) { show(JSON.parse(text)); shown = text; }
  } catch {
    shown = '';
    setStatus('The server is unreachable. Retrying every second.');
  }
  setTimeout(poll, 1000);
}
poll();
`;
