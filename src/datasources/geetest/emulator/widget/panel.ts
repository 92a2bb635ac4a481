/**
 * Page script with the user interface of both widgets. It defines `makeWidget(config, captcha)`, where `captcha` has
 * `begin(done)` and `solve(isRight, done)`. The first argument of `done` is an error or null; after `solve` the second one
 * holds the values of a pass. The styles are in a shadow root, so that they work inside custom elements and under a strict
 * Content-Security-Policy.
 */
import { PANEL_STYLES } from './panelStyles.js';

export const PANEL = `
var STYLES = ${JSON.stringify(PANEL_STYLES)};
var TEXTS = {
  zh: { title: '极验人机验证（模拟）', loading: '加载中…', prove: '点击按钮进行验证', wrong: '故意答错', close: '关闭', passed: '验证成功', failed: '验证失败，请重试', error: '出错了：' },
  en: { title: 'GeeTest captcha (emulated)', loading: 'Loading…', prove: 'Click to verify', wrong: 'Answer wrongly', close: 'Close', passed: 'Verified', failed: 'Wrong, try again', error: 'Failed: ' }
};
function makeWidget(config, captcha) {
  // v3 has zh-cn and zh-tw, v4 has zho and zho-tw. Other languages are shown in English.
  var language = config.lang || config.language || navigator.language || 'zh';
  var texts = TEXTS[/^zh/i.test(language) ? 'zh' : 'en'];
  var listeners = { ready: [], success: [], fail: [], error: [], close: [] };
  var isReady = false, values = false, run = 0;
  var isBound = config.product === 'bind';
  var root = document.createElement('div');
  var panel = root.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  panel.className = 'geetest_panel';
  panel.lang = texts === TEXTS.zh ? 'zh-CN' : 'en';
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', texts.title);
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.shadowRoot.adoptedStyleSheets = [sheet];
  var mark = panel.appendChild(document.createElement('span'));
  mark.className = 'geetest_mark';
  mark.setAttribute('aria-hidden', 'true');
  var prove = addButton('geetest_btn', texts.prove, function () { answer(true); });
  var wrong = addButton('geetest_wrong', texts.wrong, function () { answer(false); });
  if (isBound) addButton('geetest_close', texts.close, hide);
  var note = panel.appendChild(document.createElement('span'));
  note.className = 'geetest_note';
  note.setAttribute('role', 'status');
  root.className = 'geetest_holder';
  var width = config.width || (config.nativeButton && config.nativeButton.width) || '300px';
  // In CSSOM, because the policy of a page can refuse style attributes.
  root.style.display = 'block';
  root.style.width = width;
  root.style.maxWidth = '100%';
  if (isBound) root.style.margin = '1rem auto';

  function addButton(name, text, act) {
    var button = panel.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = name;
    button.textContent = text;
    button.onclick = act;
    return button;
  }
  function emit(event, detail) { listeners[event].slice().forEach(function (listener) { listener(detail); }); }
  function enable(isEnabled) { prove.disabled = wrong.disabled = !isEnabled; }
  function tell(state, text) {
    panel.className = 'geetest_panel ' + state;
    note.textContent = text;
  }
  function hide() {
    root.remove();
    emit('close');
  }
  function begin() {
    var mine = ++run;
    isReady = false;
    values = false;
    enable(false);
    tell('loading', texts.loading);
    root.querySelectorAll('input').forEach(function (input) { input.remove(); });
    captcha.begin(function (error) {
      if (mine !== run) return;
      if (error) return fail(error);
      isReady = true;
      tell('', '');
      enable(true);
      emit('ready');
    });
  }
  function answer(isRight) {
    var mine = run;
    enable(false);
    captcha.solve(isRight, function (error, found) {
      if (mine !== run) return;
      if (error) return error.isWrongAnswer ? miss(error) : fail(error);
      values = found;
      tell('passed', texts.passed);
      // A surrounding form submits the values.
      Object.keys(values).forEach(function (name) {
        var input = root.appendChild(document.createElement('input'));
        input.type = 'hidden';
        input.name = name;
        input.value = values[name];
      });
      if (isBound) root.remove();
      emit('success');
    });
  }
  function miss(error) {
    tell('failed', texts.failed);
    enable(true);
    prove.focus();
    emit('fail', error);
  }
  function fail(error) {
    tell('failed', texts.error + error.code);
    emit('error', error);
  }
  function listen(event) {
    return function (listener) {
      listeners[event].push(listener);
      if (event === 'ready' && isReady) setTimeout(listener, 0);
      return widget;
    };
  }
  function show() {
    if (values) return widget;
    document.body.appendChild(root);
    prove.focus();
    return widget;
  }
  var widget = {
    appendTo: function (place) {
      var parent = typeof place === 'string' ? document.querySelector(place) : place[0] || place;
      if (!isBound) parent.appendChild(root);
      return widget;
    },
    onReady: listen('ready'), onSuccess: listen('success'), onFail: listen('fail'),
    onError: listen('error'), onClose: listen('close'),
    getValidate: function () { return values ? Object.assign({}, values) : false; },
    verify: show, show: show, showCaptcha: show, showBox: show,
    hide: function () { hide(); return widget; },
    reset: function () { begin(); return widget; },
    destroy: function () { run += 1; values = false; root.remove(); }
  };
  begin();
  return widget;
}
`;
