import { type AuthEvent, isOpen } from './events.js';
import { PHONE_OWNER } from './seed.js';

/** Renders open events with buttons, newest first. Without open events, the page reloads every two seconds. */
export function renderPhone(nonce: string, events: readonly AuthEvent[]): string {
  const open = events.filter(isOpen).toReversed();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${open.length === 0 ? '<meta http-equiv="refresh" content="2">' : ''}
<title>Secken emulator: the phone</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<h1>The phone <span lang="zh" aria-hidden="true">洋葱</span></h1>
<p>Push requests and QR codes of the emulated Secken. No data leaves this machine.</p>
${open.map(renderEvent).join('') || '<p role="status">No open requests.</p>'}
</body>
</html>`;
}

const METHODS: Readonly<Record<number, string>> = { 1: 'a tap', 3: 'a face', 4: 'a voice' };

function renderEvent({ kind, code, uid, authType, actionType, actionDetails }: AuthEvent): string {
  const title = shown(actionType) || 'Sign in';
  return `<form method="post" action="/s/${code}/deny">
<h2>${title}</h2>
<p>${shown(actionDetails)}</p>
<p><small>${kind === 'PUSH' ? 'A push' : 'A QR code'}, which requires ${METHODS[authType]}.</small></p>
<label>As <input name="uid" required maxlength="256" value="${shown(uid ?? PHONE_OWNER)}"></label>
<button formaction="/s/${code}/approve">Approve</button> <button>Deny</button>
</form>`;
}

/** Escapes HTML, and removes control and bidirectional characters, which could disguise the text. */
function shown(text: string | null): string {
  return (text ?? '')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e3ddd5, #3b3733); }
body { margin: 0 auto; max-width: 30rem; padding: 2rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
form { margin-top: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: .75rem; }
h2, p { margin: 0 0 .5rem; } input, button { font: inherit; padding: .25rem .5rem; }
`;
