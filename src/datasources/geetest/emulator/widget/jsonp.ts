/**
 * Page scripts are strings, because compiled TypeScript would contain module imports. This script defines
 * `jsonp(url, parameters, timeout, done)` and `loadScript(url, timeout, done)`. The first argument of `done` is an error or null.
 */
export const JSONP = `
function loadScript(url, timeout, done) {
  var script = document.createElement('script');
  var timer = setTimeout(function () { finish({ code: 'timeout', msg: 'no answer' }); }, timeout);
  function finish(error) {
    if (!script) return;
    clearTimeout(timer);
    script.remove();
    script = null;
    done(error);
  }
  script.charset = 'utf-8';
  script.async = true;
  script.onload = function () { finish(null); };
  script.onerror = function () { finish({ code: 'network', msg: 'cannot be loaded' }); };
  script.src = url;
  document.head.appendChild(script);
}
function jsonp(url, parameters, timeout, done) {
  var name = 'geetest_' + Math.floor(Math.random() * 1e15);
  var answer = null;
  window[name] = function (value) { answer = value; };
  parameters.callback = name;
  loadScript(url + '?' + new URLSearchParams(parameters), timeout, function (error) {
    // Kept as a no-op, because a late response still calls it.
    window[name] = function () {};
    if (!error && answer === null) error = { code: 'garbage', msg: 'not an answer' };
    done(error, answer);
  });
}
`;
