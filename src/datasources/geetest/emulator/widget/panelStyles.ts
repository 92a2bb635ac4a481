/** The style sheet of the emulated widgets: light and dark, with a visible focus. */
export const PANEL_STYLES = `
.geetest_panel {
  box-sizing: border-box; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; width: 100%; padding: 10px 12px;
  border: 1px solid #c3cad6; border-radius: 8px; background: #f7f9fc; color: #1c2430;
  font: 14px/20px system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif;
}
.geetest_mark { flex: none; width: 12px; height: 12px; border-radius: 50%; background: #3460d6; }
.loading .geetest_mark { opacity: 0.4; }
.passed { border-color: #1a7f4b; }
.passed .geetest_mark { background: #1a7f4b; }
.failed .geetest_mark { background: #b3261e; }
button {
  min-height: 36px; padding: 6px 12px; border: 1px solid #c3cad6; border-radius: 6px; background: transparent;
  color: inherit; font: inherit; cursor: pointer;
}
.geetest_btn { flex: 1 1 auto; border-color: #3460d6; background: #3460d6; color: #fff; font-weight: 600; }
button:hover:enabled { filter: brightness(0.94); }
button:focus-visible { outline: 2px solid #3460d6; outline-offset: 2px; }
button:disabled { opacity: 0.55; cursor: default; }
.passed button:not(.geetest_close) { display: none; }
.geetest_note { flex: 1 1 100%; }
.geetest_note:empty { display: none; }
.passed .geetest_note { flex: 1 1 auto; color: #1a7f4b; font-weight: 600; }
.failed .geetest_note { color: #b3261e; }
@media (prefers-color-scheme: dark) {
  .geetest_panel { border-color: #47505f; background: #1d232d; color: #e8ecf3; }
  button { border-color: #5b6576; }
  .passed .geetest_note { color: #6fd3a0; }
  .failed .geetest_note { color: #ff9d94; }
}
`;
