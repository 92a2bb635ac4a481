/** Everything that the start page shows, in one document: `GET /state` and each event of `GET /events`. */
import { create } from 'qrcode';
import type { ListedFault } from '../faults.js';
import type {
  AuthenticatorEntry,
  CaptchaPicture,
  HomeField,
  HomeUser,
  LocalText,
  PhoneRequest,
  UserBook,
} from '../homeContent.js';
import type { InboxMessage } from '../inbox.js';
import type { TimelineSummary } from '../timeline/timeline.js';
import type { WorldList } from '../worlds/worlds.js';
import type { Controlled } from './controlled.js';

export interface HomeState {
  /** ISO 8601 time of the emulated clock. */
  readonly now: string;
  /** How far the emulated clock is ahead of real time. */
  readonly offsetSeconds: number;
  readonly inbox: readonly InboxMessage[];
  readonly timeline: readonly TimelineSummary[];
  readonly providers: readonly HomeProvider[];
  /** Null in a world, which has none of its own. */
  readonly worlds: WorldList | null;
}

export interface HomeProvider {
  readonly id: string;
  readonly users?: {
    readonly identityProvider: string;
    readonly list: readonly HomeUser[];
    readonly fields: readonly HomeField[];
  };
  readonly phone?: readonly PhoneRequest[];
  readonly authenticators?: readonly (AuthenticatorEntry & { readonly qr: QrModules })[];
  readonly pictures?: readonly CaptchaPicture[];
  readonly switches?: readonly {
    readonly id: string;
    readonly label: LocalText;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: LocalText }[];
  }[];
  readonly camera?: readonly { readonly id: string; readonly label: LocalText }[];
  readonly faults: readonly ListedFault[];
}

/** The path of an SVG whose side has `size` units. */
export interface QrModules {
  readonly size: number;
  readonly path: string;
}

const MAX_TIMELINE = 50;

export function homeState({ clock, inbox, timeline, channels, running, worlds }: Controlled): HomeState {
  return {
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: clock.offsetSeconds,
    inbox: inbox.list(),
    timeline: timeline.list().slice(0, MAX_TIMELINE),
    providers: [...running].map(([id, { home = {} }]) => ({
      id,
      ...(home.users && { users: usersOf(home.users) }),
      ...(home.phone && { phone: home.phone.list() }),
      ...(home.authenticators && {
        authenticators: home.authenticators().map((entry) => ({ ...entry, qr: drawQr(entry.uri) })),
      }),
      ...(home.pictures && { pictures: home.pictures() }),
      ...(home.switches && {
        switches: home.switches.map(({ id: name, label, options, get }) => ({
          id: name,
          label,
          options,
          value: get(),
        })),
      }),
      ...(home.camera && { camera: home.camera.scenes }),
      faults: channels.get(id)?.faults.list() ?? [],
    })),
    worlds: worlds?.overview() ?? null,
  };
}

function usersOf(book: UserBook) {
  return { identityProvider: book.identityProvider, list: book.list(), fields: book.fields?.() ?? [] };
}

function drawQr(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size, path };
}
