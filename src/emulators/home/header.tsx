import { useHome, useNow } from './context.js';
import { formatDateTime } from './times.js';

export function Header({ onLanguage }: { readonly onLanguage: () => void }) {
  const { texts, state, language, isLive } = useHome();
  const now = useNow();
  return (
    <header class="header">
      <div class="brand">
        <h1>
          Menshen <span lang="zh">门神</span>
        </h1>
        <p class="soft">{texts.tagline}</p>
      </div>
      <div class="status">
        <span class={isLive ? 'badge good' : 'badge bad'} role="status">
          {isLive ? texts.live : texts.lost}
        </span>
        {state.offsetSeconds > 0 && (
          <a class="badge warn" href="#clock">
            {formatDateTime(now, language)}
          </a>
        )}
        <button type="button" class="quiet" lang={language === 'en' ? 'zh' : 'en'} onClick={onLanguage}>
          {texts.otherLanguage}
        </button>
      </div>
    </header>
  );
}
