/**
 * Page script with the user interface of both widgets. It defines `makeWidget(config, captcha)`, where `captcha` has
 * `begin(done)` and `solve(isRight, done)`. The first argument of `done` is an error or null; after `solve` the second one
 * holds the values of a pass.
 */
export const PANEL = `
var TEXTS = {
  zh: { prove: '点击按钮进行验证', wrong: '故意答错', close: '关闭', passed: '验证成功', failed: '验证失败，请重试', error: '出错了：' },
  en: { prove: 'Click to verify', wrong: 'Answer wrongly', close: 'Close', passed: 'Verified', failed: 'Wrong, try again', error: 'Failed: ' }
};
function makeWidget(config, captcha) {
  var texts = TEXTS[/^en/i.test(config.lang || config.language || '') ? 'en' : 'zh'];
  var listeners = { ready: [], success: [], fail: [], error: [], close: [] };
  var isReady = false, values = false, run = 0;
  var isBound = config.product === 'bind';
  var root = document.createElement('div');
  var prove = addButton('geetest_btn', texts.prove, function () { answer(true); });
  var wrong = addButton('geetest_wrong', texts.wrong, function () { answer(false); });
  if (isBound) addButton('geetest_close', texts.close, hide);
  var note = root.appendChild(document.createElement('span'));
  note.className = 'geetest_note';
  note.setAttribute('role', 'status');
  root.className = 'geetest_holder';
  root.style.cssText = 'display:inline-flex;gap:.5em;align-items:center;padding:.5em;border:1px solid;border-radius:4px';
  root.style.minWidth = config.width || '300px';

  function addButton(name, text, act) {
    var button = root.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = name;
    button.textContent = text;
    button.onclick = act;
    return button;
  }
  function emit(event, detail) { listeners[event].slice().forEach(function (listener) { listener(detail); }); }
  function enable(isEnabled) { prove.disabled = wrong.disabled = !isEnabled; }
  function hide() {
    root.remove();
    emit('close');
  }
  function begin() {
    var mine = ++run;
    isReady = false;
    values = false;
    enable(false);
    note.textContent = '';
    root.querySelectorAll('input').forEach(function (input) { input.remove(); });
    captcha.begin(function (error) {
      if (mine !== run) return;
      if (error) return fail(error);
      isReady = true;
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
      note.textContent = texts.passed;
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
    note.textContent = texts.failed;
    enable(true);
    emit('fail', error);
  }
  function fail(error) {
    note.textContent = texts.error + error.code;
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
    if (!values) document.body.appendChild(root);
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
