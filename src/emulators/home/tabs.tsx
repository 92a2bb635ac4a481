import type { FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useHome } from './context.js';
import { TabCount } from './tabCount.js';
import { AuthenticatorTab } from './tabs/authenticator.js';
import { CameraTab } from './tabs/camera.js';
import { CaptchaTab } from './tabs/captcha.js';
import { ClockTab } from './tabs/clock.js';
import { FaultsTab } from './tabs/faults.js';
import { InboxTab } from './tabs/inbox.js';
import { OverviewTab } from './tabs/overview.js';
import { PhoneTab } from './tabs/phone.js';
import { StateTab } from './tabs/state.js';
import { TimelineTab } from './tabs/timeline.js';
import { UsersTab } from './tabs/users.js';
import { WorldsTab } from './tabs/worlds.js';

const CONTENT = {
  overview: OverviewTab,
  inbox: InboxTab,
  phone: PhoneTab,
  authenticator: AuthenticatorTab,
  captcha: CaptchaTab,
  camera: CameraTab,
  users: UsersTab,
  timeline: TimelineTab,
  faults: FaultsTab,
  clock: ClockTab,
  worlds: WorldsTab,
  state: StateTab,
} satisfies Record<string, FunctionComponent>;

export type TabName = keyof typeof CONTENT;
/** In the order of the page. */
export const TABS = Object.keys(CONTENT) as readonly TabName[];

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

interface TabsProps {
  readonly current: TabName;
  readonly onSelect: (name: TabName) => void;
}

/** Keyboard as in the tabs pattern of WAI-ARIA: arrows, Home and End move between the tabs. */
export function Tabs({ current, onSelect }: TabsProps) {
  const { texts } = useHome();
  const list = useRef<HTMLDivElement>(null);
  // On a small screen the tabs are one row that scrolls.
  useEffect(() => {
    list.current?.querySelector(`#tab-${current}`)?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  const select = (name: TabName) => {
    onSelect(name);
    list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Alt and an arrow key go back in the history.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const last = TABS.length - 1;
    const step = STEPS[event.key];
    const at = TABS.indexOf(current);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : (at + (step ?? 0) + TABS.length) % TABS.length;
    const name = TABS[next];
    if (name === undefined || (step === undefined && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    select(name);
  };
  const Content = CONTENT[current];
  return (
    <main class="layout">
      <div class="tabs" role="tablist" aria-label={texts.sections} ref={list} onKeyDown={onKeyDown}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === current}
            aria-controls="panel"
            tabIndex={name === current ? 0 : -1}
            onClick={() => select(name)}
          >
            <span>{texts.tabs[name]}</span>
            <TabCount tab={name} isCurrent={name === current} />
          </button>
        ))}
      </div>
      <div id="panel" class="panel" role="tabpanel" aria-labelledby={`tab-${current}`}>
        <h2>{texts.tabs[current]}</h2>
        <Content />
      </div>
    </main>
  );
}
