/** The rules of all elements. Sizes are multiples of 8 px, in halves where lines of text meet. */
export const RULES = `
:host {
  display: block;
  container-type: inline-size;
  font: 400 1rem/1.5 var(--menshen-font, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif);
  --_radius: var(--menshen-radius, 8px);
  color: var(--_text);
}
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, ol, dl, dd, fieldset, figure { margin: 0; padding: 0; border: 0; min-width: 0; }
ul, ol { list-style: none; }
[hidden] { display: none !important; }

.probe { position: absolute; width: 0; height: 0; overflow: hidden; color: var(--_accent); background-color: var(--_background); border: 0 solid var(--_text); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.card {
  position: relative;
  max-width: var(--menshen-width, 416px);
  margin-inline: auto;
  padding: 32px;
  background: var(--_background);
  border: 1px solid var(--_border);
  border-radius: calc(var(--_radius) * 1.5);
  overflow-wrap: break-word;
}
.card.wide { max-width: var(--menshen-width, 720px); }
.brand img, .brand p, ::slotted([slot='logo']) { display: block; max-width: 100%; min-height: 32px; margin-bottom: 16px; }
.brand p { font-weight: 600; line-height: 2rem; }
.brand img, ::slotted(img[slot='logo']) { height: 32px; width: auto; }
.stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
.tight { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
.row.between { justify-content: space-between; }
.grow { flex: 1 1 0; min-width: 0; }

h2 { font-size: 1.5rem; line-height: 2rem; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; }
h3 { font-size: 1.125rem; line-height: 1.5rem; font-weight: 600; }
h2:focus, h3:focus { outline: none; }
.lead { color: var(--_muted); }
.small { font-size: 0.875rem; line-height: 1.25rem; }
.muted { color: var(--_muted); }

.field { display: grid; grid-template-columns: minmax(0, 1fr); }
label, .label { font-size: 0.875rem; line-height: 1.25rem; font-weight: 500; margin-bottom: 4px; }
.control { display: flex; gap: 8px; position: relative; }
input, select, textarea, .output {
  flex: 1 1 0; width: 100%; min-width: 0; min-height: 48px; padding: 8px 12px;
  font: inherit; color: var(--_text); background: var(--_background);
  border: 1px solid var(--_control-border); border-radius: var(--_radius);
}
input::placeholder { color: var(--_muted); opacity: 1; }
input[aria-invalid='true'] { border-color: var(--_danger); box-shadow: inset 0 0 0 1px var(--_danger); }
input.code { font-variant-numeric: tabular-nums; letter-spacing: 0.16em; }
input[type='file'] { padding: 10px 12px; }
input[type='checkbox'] { flex: none; width: 24px; height: 24px; min-height: 24px; margin: 0; accent-color: var(--_accent); }
.with-toggle input { padding-inline-end: 56px; }
.message { min-height: 20px; margin-top: 4px; font-size: 0.875rem; line-height: 1.25rem; color: var(--_muted); }
.message.error { color: var(--_danger); }
.check { display: flex; gap: 12px; align-items: center; min-height: 24px; }
.check label { margin: 0; font-weight: 400; }

button, .button {
  display: inline-flex; align-items: center; justify-content: center; gap: 8px; flex: none;
  min-height: 48px; padding: 8px 16px; font: inherit; font-weight: 500; line-height: 1.25rem; text-align: center; text-decoration: none;
  color: var(--_text); background: transparent; border: 1px solid var(--_control-border); border-radius: var(--_radius);
  cursor: pointer; touch-action: manipulation;
}
button:hover, .button:hover { background: var(--_subtle); }
button.primary, .button.primary { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
button.primary:hover, .button.primary:hover { background: var(--_accent-hover); border-color: var(--_accent-hover); }
button.danger { color: var(--_danger); border-color: var(--_danger); }
button.wide, .button.wide { width: 100%; }
button.compact { min-height: 40px; padding: 4px 12px; font-size: 0.875rem; }
button.text {
  min-height: 24px; padding: 2px 0; font-weight: 500; font-size: 0.875rem; border: 0; border-radius: 4px;
  color: var(--_accent-ink); text-align: start; text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 1px;
}
button.text.text { justify-self: start; }
button.text:hover { background: transparent; text-decoration-thickness: 2px; }
button.toggle { position: absolute; inset: 0 0 0 auto; min-width: 52px; padding: 0 12px; border: 0; font-size: 0.875rem; color: var(--_muted); background: transparent; }
button[aria-disabled='true'] { cursor: not-allowed; }
button[aria-disabled='true']:not(.primary) { color: var(--_muted); background: transparent; }
button.primary[aria-disabled='true'] { color: var(--_text); background: var(--_border); border-color: var(--_border); }
button.primary[aria-busy='true'] { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); cursor: progress; }
:focus-visible { outline: 2px solid var(--_accent-ink); outline-offset: 2px; }
.spinner { width: 16px; height: 16px; border: 2px solid currentColor; border-inline-end-color: transparent; border-radius: 50%; animation: turn 0.8s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }

.tabs { display: flex; gap: 4px; padding: 4px; background: var(--_subtle); border-radius: var(--_radius); }
.tabs button { flex: 1 1 auto; min-height: 40px; padding: 4px 8px; font-size: 0.875rem; border-color: transparent; border-radius: calc(var(--_radius) - 2px); color: var(--_muted); }
.tabs button[aria-selected='true'] { color: var(--_text); background: var(--_background); border-color: var(--_control-border); }

.alert { display: grid; gap: 8px; padding: 12px 16px; border-radius: var(--_radius); border: 1px solid var(--_danger); background: var(--_danger-subtle); font-size: 0.875rem; line-height: 1.25rem; }
.alert.notice { border-color: var(--_border); background: var(--_subtle); }
.center .alert { justify-self: stretch; text-align: start; }
.reference { color: var(--_muted); overflow-wrap: anywhere; font-size: 0.75rem; line-height: 1rem; }
.divider { display: flex; align-items: center; gap: 16px; color: var(--_muted); font-size: 0.875rem; line-height: 1.25rem; }
.divider::before, .divider::after { content: ''; flex: 1; border-top: 1px solid var(--_border); }

.qr { width: 216px; height: 216px; margin-inline: auto; padding: 8px; background: #fff; border: 1px solid var(--_border); border-radius: var(--_radius); position: relative; }
.qr svg { display: block; width: 100%; height: 100%; }
.qr.over svg { opacity: 0.12; }
.qr button { position: absolute; inset: 0; margin: auto; width: fit-content; height: 48px; }
.center { text-align: center; justify-items: center; }
.match { font-size: 3rem; line-height: 3.5rem; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: 0.08em; }
.secret { display: block; padding: 12px 16px; border: 1px dashed var(--_control-border); border-radius: var(--_radius); background: var(--_subtle); font: 500 1rem/1.5rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; user-select: all; }
.captcha { min-height: 64px; display: grid; align-items: center; }
.picture { display: block; max-width: 100%; height: 64px; background: #fff; border: 1px solid var(--_border); border-radius: var(--_radius); }
.choices li + li { margin-top: 8px; }
.rules { padding-inline-start: 20px; list-style: disc; color: var(--_muted); font-size: 0.875rem; line-height: 1.25rem; }
video { display: block; width: 100%; border-radius: var(--_radius); background: #000; transform: scaleX(-1); }

section { margin-top: 24px; padding-top: 24px; border-top: 1px solid var(--_border); }
.items > li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; padding: 12px 0; }
.items > li + li { border-top: 1px solid var(--_border); }
.badge { display: inline-block; padding: 0 8px; border: 1px solid var(--_control-border); border-radius: 999px; font-size: 0.75rem; line-height: 1.25rem; color: var(--_muted); }

@container (min-width: 640px) {
  .columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; }
}
@container (max-width: 400px) {
  .card { padding: 24px 16px; }
}
@media (prefers-reduced-motion: reduce) {
  .spinner { animation-duration: 4s; }
}
@media (forced-colors: active) {
  .tabs button[aria-selected='true'] { border-color: Highlight; }
}
`;
