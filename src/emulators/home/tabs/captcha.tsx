import { useHome, withContent } from '../context.js';
import { Card, CopyButton, Empty, NoticeLine, useAction } from '../elements.js';
import { formatTime } from '../times.js';

export function CaptchaTab() {
  const { texts, state, control, language } = useHome();
  const [notice, run] = useAction();
  const words = texts.captcha;
  const pictures = withContent(state.providers, 'pictures').flatMap((provider) => provider.pictures);
  return (
    <>
      <p class="soft">{words.widgets}</p>
      <Card title={words.pictures}>
        {pictures.length === 0 && <Empty>{words.noPictures}</Empty>}
        <ul class="plain">
          {pictures.map(({ text, issuedAt }) => (
            <li class="row" key={`${issuedAt} ${text}`}>
              <span class="code">{text}</span>
              <span class="soft grow">{formatTime(issuedAt, state.now, language)}</span>
              <CopyButton text={text} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={words.switches}>
        <p class="soft">{words.switchesHint}</p>
        {withContent(state.providers, 'switches').flatMap(({ id: provider, switches }) =>
          switches.map(({ id, label, value, options }) => (
            <fieldset key={`${provider} ${id}`}>
              <legend>{label[language]}</legend>
              {options.map((option) => (
                <label class="choice" key={option.value}>
                  <input
                    type="radio"
                    name={`${provider} ${id}`}
                    checked={option.value === value}
                    onChange={() =>
                      run(async () => {
                        await control.call('POST', `/providers/${provider}/switches/${id}`, { value: option.value });
                        return undefined;
                      })
                    }
                  />
                  {option.label[language]}
                </label>
              ))}
            </fieldset>
          )),
        )}
        <NoticeLine notice={notice} />
      </Card>
    </>
  );
}
