/** What the start page shows of this emulator: a switch for each generation. */
import type { HomeContent, LocalText } from '../../../emulators/homeContent.js';
import type { GeetestState } from './state.js';

const LABELS = {
  online: { en: 'Online', zh: '在线' },
  offline: { en: 'Offline: the vendor reports an outage', zh: '宕机模式：服务商报告故障' },
  down: { en: 'Down: every request fails', zh: '不可用：所有请求失败' },
} as const satisfies Record<string, LocalText>;

const optionsOf = (...values: readonly (keyof typeof LABELS)[]) =>
  values.map((value) => ({ value, label: LABELS[value] }));

export function homeContent(state: () => GeetestState): HomeContent {
  return {
    switches: [
      {
        id: 'v3',
        label: { en: 'GeeTest v3', zh: '极验 v3' },
        options: optionsOf('online', 'offline', 'down'),
        get() {
          const { outages, bypass } = state().switches;
          if (outages.v3 === 'down') return 'down';
          return bypass === 'fail' ? 'offline' : 'online';
        },
        set(value) {
          const { switches } = state();
          switches.outages.v3 = value === 'down' ? 'down' : 'online';
          switches.bypass = value === 'online' ? 'success' : 'fail';
        },
      },
      {
        id: 'v4',
        label: { en: 'GeeTest v4', zh: '极验 v4' },
        options: optionsOf('online', 'offline', 'down'),
        get() {
          const { outages, v4Failing } = state().switches;
          if (outages.v4 === 'down') return 'down';
          return v4Failing ? 'offline' : 'online';
        },
        set(value) {
          const { switches } = state();
          switches.outages.v4 = value === 'down' ? 'down' : 'online';
          switches.v4Failing = value === 'offline';
        },
      },
    ],
  };
}
