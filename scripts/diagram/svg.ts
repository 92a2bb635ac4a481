/** Draws boxes and arrows as SVG, in light and dark, without fonts or scripts of its own. */
export interface Box {
  readonly id: string;
  /** The first line is bold where there are several. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A frame around other boxes, with its text at the top. */
  readonly isFrame?: boolean;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly text?: string;
  readonly color?: 'main' | 'login' | 'native';
  /** Moves the arrow sideways, in pixels, so that two arrows between the same boxes stay apart. */
  readonly shift?: number;
}

export interface Diagram {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const LINE_HEIGHT = 17;
const STYLE = `
  svg { font: 13px system-ui, sans-serif; }
  .box { fill: #fff; stroke: #57534e; }
  .frame { fill: none; stroke: #a8a29e; stroke-dasharray: 4 3; }
  text { fill: #1c1917; }
  .label { font-size: 12px; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
  .main { stroke: #57534e; } .login { stroke: #b3261e; } .native { stroke: #1d4ed8; }
  .head-main { fill: #57534e; } .head-login { fill: #b3261e; } .head-native { fill: #1d4ed8; }
  @media (prefers-color-scheme: dark) {
    .box { fill: #292524; stroke: #d6d3d1; } text { fill: #f5f5f4; } .label { stroke: #1b1b1f; }
    .main { stroke: #d6d3d1; } .login { stroke: #f87171; } .native { stroke: #93c5fd; }
    .head-main { fill: #d6d3d1; } .head-login { fill: #f87171; } .head-native { fill: #93c5fd; }
  }`;

export function drawDiagram({ title, width, height, boxes, arrows }: Diagram): string {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const boxOf = (id: string): Box => {
    const box = byId.get(id);
    if (box === undefined) throw new Error(`The diagram ${title} has no box ${id}.`);
    return box;
  };
  const heads = ['main', 'login', 'native'].map(
    (color) =>
      `<marker id="${color}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head-${color}" d="M0 0 8 4 0 8z"/></marker>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeText(title)}">`,
    `<style>${STYLE}\n</style>`,
    `<defs>${heads.join('')}</defs>`,
    ...boxes.filter(({ isFrame }) => isFrame).map(drawBox),
    ...arrows.map((arrow) => drawArrow(arrow, boxOf(arrow.from), boxOf(arrow.to))),
    ...boxes.filter(({ isFrame }) => !isFrame).map(drawBox),
    '</svg>',
    '',
  ].join('\n');
}

function drawBox({ lines, x, y, width, height, isFrame }: Box): string {
  const top = isFrame ? y + LINE_HEIGHT : y + height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2 + 4;
  const texts = lines.map((line, index) => {
    const weight = index === 0 && (lines.length > 1 || isFrame) ? ' font-weight="600"' : '';
    const place = isFrame ? `x="${x + 10}"` : `x="${x + width / 2}" text-anchor="middle"`;
    return `<text ${place} y="${round(top + index * LINE_HEIGHT)}"${weight}>${escapeText(line)}</text>`;
  });
  return `<rect class="${isFrame ? 'frame' : 'box'}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${texts.join('')}`;
}

function drawArrow({ text, color = 'main', shift = 0 }: Arrow, from: Box, to: Box): string {
  const [a, b] = facing(from, to) ?? [center(from), center(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const side: Point = { x: (-(b.y - a.y) / length) * shift, y: ((b.x - a.x) / length) * shift };
  const start = border(from, moved(a, side), moved(b, side));
  const end = border(to, moved(b, side), moved(a, side));
  const path = `<path class="${color}" fill="none" stroke-width="1.5" marker-end="url(#${color})" d="M${at(start)} L${at(end)}"/>`;
  if (text === undefined) return path;
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return `${path}<text class="label" x="${round(middle.x)}" y="${round(middle.y + 4)}" text-anchor="middle">${escapeText(text)}</text>`;
}

/** A straight line between boxes that stand above each other or side by side. */
function facing(from: Box, to: Box): readonly [Point, Point] | undefined {
  if (from.width !== to.width || from.x === to.x) {
    const [left, right] = overlap(from.x, from.width, to.x, to.width);
    const x = (left + right) / 2;
    if (left < right)
      return [
        { x, y: center(from).y },
        { x, y: center(to).y },
      ];
  }
  const [top, bottom] = overlap(from.y, from.height, to.y, to.height);
  const y = (top + bottom) / 2;
  return top < bottom
    ? [
        { x: center(from).x, y },
        { x: center(to).x, y },
      ]
    : undefined;
}

function overlap(one: number, oneSize: number, other: number, otherSize: number): readonly [number, number] {
  return [Math.max(one, other), Math.min(one + oneSize, other + otherSize)];
}

const center = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const moved = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });

/** Where the line from a point in the box leaves it. */
function border({ x, y, width, height }: Box, from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const horizontal = dx === 0 ? Number.POSITIVE_INFINITY : (dx > 0 ? x + width - from.x : x - from.x) / dx;
  const vertical = dy === 0 ? Number.POSITIVE_INFINITY : (dy > 0 ? y + height - from.y : y - from.y) / dy;
  const part = Math.min(horizontal, vertical);
  return { x: from.x + dx * part, y: from.y + dy * part };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
