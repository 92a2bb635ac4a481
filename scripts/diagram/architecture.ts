/** The picture of docs/architecture.md: layers from top to bottom, and the ways of a login and of a native operation. */
import type { Arrow, Box, Diagram } from './svg.js';

const WIDTH = 880;
const ROW = 92;
const TALL = 56;

const row = (index: number): number => 20 + index * ROW;
const box = (id: string, line: number, x: number, width: number, ...lines: readonly string[]): Box => ({
  id,
  lines,
  x,
  y: row(line),
  width,
  height: TALL,
});

const BOXES: readonly Box[] = [
  box('browser', 0, 20, 200, 'Browser', 'cookie, elements, client'),
  box('program', 0, 240, 200, 'App, mini program, server', 'bearer token'),
  box('proxy', 0, 460, 180, 'nginx, Traefik, Envoy', 'forward auth'),
  box('router', 0, 660, 200, 'GraphQL router', 'federation'),
  box(
    'http',
    1,
    20,
    840,
    'server/http, server/transport',
    'origins, sessions, limits of requests; adapters: fast path, Apollo, SSE, WebSocket',
  ),
  box('operation', 2, 20, 840, 'server/operation', 'one pipeline: operation cache, rules, run, format errors, log'),
  box('resolvers', 3, 20, 400, 'resolvers + policies', 'one guard for each field; types and descriptions'),
  box('native', 3, 460, 400, 'server/native', 'classes of fields, plan, translate'),
  box('services', 4, 20, 400, 'services', 'signIn, login, mfa, captcha, pushAuth, sessions, …'),
  box(
    'capabilities',
    5,
    20,
    840,
    'datasources/capabilities',
    'what a provider can offer; transport: deadlines, retries, breaker, budgets',
  ),
  box('store', 4, 660, 200, 'store', 'memory or Redis: all state'),
  box('authing', 6, 20, 200, 'authing', 'v2'),
  box('legacy', 6, 236, 200, 'authingLegacy', 'first generation'),
  box('secken', 6, 452, 126, 'secken', 'push, QR'),
  box('geetest', 6, 594, 126, 'geetest', 'captcha'),
  box('linkface', 6, 736, 124, 'linkface', 'liveness'),
];

const ARROWS: readonly Arrow[] = [
  { from: 'browser', to: 'http', color: 'login', text: '1 login' },
  { from: 'program', to: 'http' },
  { from: 'proxy', to: 'http' },
  { from: 'router', to: 'http' },
  { from: 'http', to: 'operation', color: 'login', shift: 200 },
  { from: 'http', to: 'operation', color: 'native', shift: -200, text: 'authing { … }' },
  { from: 'operation', to: 'resolvers', color: 'login', text: '2 checked' },
  { from: 'operation', to: 'native', color: 'native', text: 'forwarded' },
  { from: 'resolvers', to: 'services', color: 'login', text: '3 allowed' },
  { from: 'services', to: 'store', text: 'state' },
  { from: 'services', to: 'capabilities', color: 'login', text: '4 captcha, vendor, session' },
  { from: 'native', to: 'capabilities', color: 'native', shift: 60 },
  { from: 'capabilities', to: 'authing', color: 'login' },
  { from: 'capabilities', to: 'legacy' },
  { from: 'capabilities', to: 'secken' },
  { from: 'capabilities', to: 'geetest' },
  { from: 'capabilities', to: 'linkface' },
];

export const ARCHITECTURE: Diagram = {
  title: 'Layers of Menshen',
  width: WIDTH,
  height: row(7) - ROW + TALL + 20,
  boxes: BOXES,
  arrows: ARROWS,
};
