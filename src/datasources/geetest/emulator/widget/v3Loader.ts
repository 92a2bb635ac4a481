import { JSONP } from './jsonp.js';

/**
 * gt.js: `initGeetest(config, callback)`. Like the vendor's script, it switches to the offline script by itself when the
 * vendor does not answer, even if the site's server reported online mode. Without `api_server` it calls the emulator that
 * served it.
 */
export function v3Loader(origin: string): string {
  return `(function () {
${JSONP}
var HOME = ${JSON.stringify(origin)};
window.initGeetest = function (userConfig, callback) {
  var config = Object.assign({ product: 'popup', timeout: 30000 }, userConfig);
  if (!config.gt || !config.challenge) throw new Error('initGeetest needs gt and challenge');
  var server = config.api_server || config.apiserver;
  config.protocol = config.protocol || (server && config.https ? 'https://' : 'http://');
  config.api_server = server || HOME.replace('http://', '');
  function start(path) {
    loadScript(HOME + path, config.timeout, function (error) {
      if (!error) return callback(new window.Geetest(config));
      if (typeof config.onError !== 'function') throw new Error('the captcha script ' + error.msg);
      config.onError(error);
    });
  }
  function fallBack() {
    config.offline = true;
    config.type = config.new_captcha ? 'fullpage' : 'slide';
    start(config.new_captcha ? '/static/js/fullpage.0.0.0.js' : '/static/js/geetest.0.0.0.js');
  }
  if (config.offline) return fallBack();
  jsonp(config.protocol + config.api_server + '/gettype.php', { gt: config.gt }, config.timeout, function (error, answer) {
    if (error || (answer.status !== undefined && answer.status !== 'success')) return fallBack();
    var data = answer.status === undefined ? answer : answer.data;
    Object.assign(config, data);
    start(data[data.type]);
  });
};
})();
`;
}
