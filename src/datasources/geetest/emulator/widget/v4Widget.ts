import { JSONP } from './jsonp.js';
import { PANEL } from './panel.js';

/** gt4.js: `initGeetest4(config, callback)`, loader and widget in one script. It calls the emulator that served it. */
export function v4Widget(origin: string): string {
  return `(function () {
${JSONP}${PANEL}
var HOME = ${JSON.stringify(origin)};
function makeV4(config) {
  var base = config.apiServers ? (config.protocol || 'http://') + config.apiServers[0] : HOME;
  var lot = null;
  function call(path, parameters, done) {
    parameters.captcha_id = config.captchaId;
    jsonp(base + path, parameters, config.timeout || 30000, function (error, answer) {
      if (error) return done(error);
      if (answer.status === 'success') return done(null, answer.data);
      done({ code: answer.code, msg: answer.msg, desc: answer.desc });
    });
  }
  return makeWidget(config, {
    begin: function (done) {
      call('/load', {}, function (error, data) {
        lot = data;
        done(error);
      });
    },
    solve: function (isRight, done) {
      var tokens = { lot_number: lot.lot_number, payload: lot.payload, process_token: lot.process_token };
      call('/verify', Object.assign(tokens, { w: isRight ? 'right' : 'wrong' }), function (error, data) {
        if (error) return done(error);
        if (data.result !== 'success') return done({ code: data.result, isWrongAnswer: true });
        done(null, data.seccode);
      });
    }
  });
}
window.initGeetest4 = function (config, callback) {
  if (!config.captchaId) throw new Error('initGeetest4 needs captchaId');
  setTimeout(function () { callback(makeV4(config)); }, 0);
};
})();
`;
}
