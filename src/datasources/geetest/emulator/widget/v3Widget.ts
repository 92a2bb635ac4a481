import { JSONP } from './jsonp.js';
import { OFFLINE } from './offlineScript.js';
import { PANEL } from './panel.js';

/** The script that the loader loads: `new Geetest(config)`, with the config that the loader has completed. */
export const V3_WIDGET = `(function () {
${JSONP}${PANEL}${OFFLINE}
window.Geetest = function (config) {
  var submitted = config.challenge;
  function call(path, parameters, done) {
    parameters.gt = config.gt;
    jsonp(config.protocol + config.api_server + path, parameters, config.timeout, function (error, answer) {
      if (error) return done(error);
      if (answer.status === 'success') return done(null, answer.data);
      var code = String(answer.error_code);
      done({ code: code, error_code: code, msg: answer.error, isWrongAnswer: code === 'error_14' });
    });
  }
  function valuesOf(validate) {
    return { geetest_challenge: submitted, geetest_validate: validate, geetest_seccode: validate + '|jordan' };
  }
  return makeWidget(config, {
    begin: function (done) {
      if (config.offline) return setTimeout(done, 0, null);
      call('/get.php', { challenge: config.challenge }, function (error, data) {
        if (data) submitted = data.challenge;
        done(error);
      });
    },
    solve: function (isRight, done) {
      if (config.offline) {
        if (!isRight) return done({ code: 'error_14', isWrongAnswer: true });
        return done(null, valuesOf(offlineValidate(config.challenge, config.new_captcha)));
      }
      call('/ajax.php', { challenge: submitted, w: isRight ? 'right' : 'wrong' }, function (error, data) {
        done(error, data && valuesOf(data.validate.split('|')[0]));
      });
    }
  });
};
})();
`;
