/** The picture of the states of a login. The arrows come from the reducer; only the places are chosen here. */
import type { Diagram } from './svg.js';

/** Column and row of each state that an arrow leads to. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  idle: [0, 1.9],
  qr: [1, 0],
  captcha: [1, 1],
  push: [1, 3.2],
  passwordChange: [2.1, 3.4],
  mfa: [2, 1.2],
  enroll: [2.9, 0.2],
  done: [3.3, 2.3],
};
const SIZE = { width: 132, height: 40 };
const STEP = { x: 215, y: 88 };
const MARGIN = 20;

export function signInStatesDiagram(transitions: readonly { readonly from: string; readonly to: string }[]): Diagram {
  const pairs = new Set(transitions.map(({ from, to }) => `${from} ${to}`));
  const arrows = [...pairs].flatMap((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    if (from === to || !(from in PLACES) || !(to in PLACES)) return [];
    return [{ from, to, shift: pairs.has(`${to} ${from}`) ? 7 : 0 }];
  });
  const states = Object.entries(PLACES).map(([id, [column, row]]) => ({
    id,
    lines: [id],
    x: MARGIN + column * STEP.x,
    y: MARGIN + row * STEP.y,
    ...SIZE,
  }));
  const others = {
    id: 'others',
    lines: ['from every state: rejected, limited, unavailable, failed'],
    x: MARGIN,
    y: MARGIN + 4.3 * STEP.y,
    width: 400,
    height: SIZE.height,
  };
  return {
    title: 'States of a login',
    width: 2 * MARGIN + 3.3 * STEP.x + SIZE.width,
    height: 2 * MARGIN + 4.3 * STEP.y + SIZE.height,
    boxes: [...states, others],
    arrows,
  };
}
