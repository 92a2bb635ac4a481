import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { HomeState } from '../control/homeState.js';
import { readAddress } from './address.js';
import { HomeContext } from './context.js';
import { ControlClient } from './controlClient.js';
import { Header } from './header.js';
import { ServerClient } from './serverClient.js';
import { TABS, type TabName, Tabs } from './tabs.js';
import { preferredLanguage, storeLanguage, TEXTS } from './texts.js';

interface Received {
  readonly state: HomeState;
  readonly receivedAt: number;
}

export function App() {
  const [language, setLanguage] = useState(preferredLanguage);
  const [received, setReceived] = useState<Received>();
  const [isLive, setIsLive] = useState(true);
  const [tab, setTab] = useTab();
  const control = useMemo(() => new ControlClient(), []);
  const server = useMemo(() => new ServerClient(language), [language]);
  const texts = TEXTS[language];

  const receive = useCallback((state: HomeState) => {
    setReceived({ state, receivedAt: performance.now() });
    setIsLive(true);
  }, []);
  const refresh = useCallback(() => {
    control.state().then(receive, () => setIsLive(false));
  }, [control, receive]);

  useEffect(() => {
    const following = new AbortController();
    void control.follow(receive, () => setIsLive(false), following.signal);
    return () => following.abort();
  }, [control, receive]);
  // The pages of worlds differ by their address.
  useEffect(() => {
    document.title = `${texts.tabs[tab]} · Menshen ${location.host}`;
  }, [texts, tab]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    storeLanguage(language);
  }, [language]);

  if (received === undefined) {
    return (
      <p class="loading" role="status">
        {isLive ? texts.loading : texts.lost}
      </p>
    );
  }
  return (
    <HomeContext.Provider value={{ ...received, isLive, control, server, language, texts, refresh }}>
      <Header onLanguage={() => setLanguage(language === 'en' ? 'zh' : 'en')} />
      <Tabs current={tab} onSelect={setTab} />
    </HomeContext.Provider>
  );
}

/** The tab is part of the address. */
function useTab(): [TabName, (name: TabName) => void] {
  const read = () => TABS.find((name) => name === readAddress().tab) ?? 'overview';
  const [tab, setTab] = useState<TabName>(read);
  useEffect(() => {
    const follow = () => setTab(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [
    tab,
    (name) => {
      // `hashchange` comes later: a second arrow key would still start at the old tab.
      setTab(name);
      if (readAddress().tab !== name) location.hash = name;
    },
  ];
}
