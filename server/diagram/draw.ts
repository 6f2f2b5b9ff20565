import type { ElkEdgeSection, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Box, Chart } from './chart-graph.ts';
import { LINE, NOTE } from './layout.ts';

type Place = { x: number; y: number };
export type Marks = { active: Set<string>; now: string; title: string; description: string };

/**
 * Draws a laid out chart as SVG. Colours come from CSS variables of the page, with own values for light and dark when it stands alone; the present
 * state has a thick border and the word for "now", not only a colour. Every text is escaped.
 */
export function draw(chart: Chart, placed: ElkNode, marks: Marks): string {
  const boxes = new Map<string, Box>();
  const collect = (box: Box) => (boxes.set(box.id, box), box.children.forEach(collect));
  chart.boxes.forEach(collect);
  const origins = new Map<string, Place>();
  const groups: string[] = [];
  const leaves: string[] = [];
  const visit = (node: ElkNode, origin: Place) => {
    const at = { x: origin.x + (node.x ?? 0), y: origin.y + (node.y ?? 0) };
    origins.set(node.id, at);
    const box = boxes.get(node.id);
    if (box) (box.children.length ? groups : leaves).push(boxSvg(box, node, at, marks));
    node.children?.forEach((child) => visit(child, at));
  };
  placed.children?.forEach((child) => visit(child, { x: 0, y: 0 }));
  // elk counts an arrow's places from the box that holds both of its ends.
  const arrows = (placed.children ?? []).flatMap((part) =>
    (part.edges ?? []).map((edge) => arrowSvg(edge, origins.get((edge as any).container ?? part.id)!, marks)),
  );
  const [width, height] = [Math.ceil(placed.width ?? 0), Math.ceil(placed.height ?? 0)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="mk-chart" role="img" aria-labelledby="mk-chart-title mk-chart-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="inherit, system-ui, sans-serif" font-size="13">`,
    `<title id="mk-chart-title">${escape(marks.title)}</title><desc id="mk-chart-desc">${escape(marks.description)}</desc>`,
    STYLE,
    '<defs><marker id="mk-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>',
    ...groups,
    ...arrows.map(({ path }) => path),
    ...arrows.map(({ label }) => label),
    ...leaves,
    '</svg>',
  ].join('');
}

const STYLE =
  '<style>.mk-chart{color:var(--mantine-color-text,#1c2330);--mk-paper:var(--mantine-color-body,#fff);--mk-now:var(--mantine-primary-color-filled,#0b5c6b)}' +
  '@media(prefers-color-scheme:dark){.mk-chart{color:var(--mantine-color-text,#e6e9ee);--mk-paper:var(--mantine-color-body,#1a1d21);--mk-now:var(--mantine-primary-color-filled,#58b8c9)}}</style>';
const PAPER = 'var(--mk-paper,Canvas)';
const NOW = 'var(--mk-now,#0b5c6b)';

function boxSvg(box: Box, node: ElkNode, at: Place, marks: Marks): string {
  const [width, height] = [node.width ?? 0, node.height ?? 0];
  if (box.kind === 'begin') return `<circle cx="${at.x + 7}" cy="${at.y + 7}" r="6" fill="currentColor"/>`;
  const active = marks.active.has(box.id);
  const group = box.children.length > 0;
  const stroke = active
    ? `stroke="${NOW}" stroke-width="${group ? 2.5 : 4}"`
    : `stroke="currentColor" stroke-opacity="${group ? 0.45 : 0.7}" stroke-width="1.2"`;
  const dashed = group && !active ? ' stroke-dasharray="5 4"' : '';
  const rect = `<rect x="${at.x}" y="${at.y}" width="${width}" height="${height}" rx="${group ? 12 : 8}" fill="${group ? 'currentColor' : PAPER}"${group ? ' fill-opacity="0.035"' : ''} ${stroke}${dashed}/>`;
  const inner =
    box.kind === 'final'
      ? `<rect x="${at.x + 4}" y="${at.y + 4}" width="${width - 8}" height="${height - 8}" rx="5" fill="none" stroke="currentColor" stroke-opacity="0.7"/>`
      : '';
  const top = group ? at.y + 20 : at.y + 13 + (height - box.lines.length * LINE - box.notes.length * NOTE) / 2;
  const x = group ? at.x + 14 : at.x + width / 2;
  const text = box.lines.map((line, index) => `<tspan x="${x}" y="${top + index * LINE}">${escape(line)}</tspan>`).join('');
  const label = `<text fill="currentColor" font-weight="${active || group ? 600 : 400}"${group ? '' : ' text-anchor="middle"'}>${text}</text>`;
  const below = top + (box.lines.length - 1) * LINE + NOTE;
  const notes = box.notes.map((note, index) => `<tspan x="${x}" y="${below + index * NOTE + 2}">${escape(note)}</tspan>`).join('');
  const noted = notes && `<text fill="currentColor" fill-opacity="0.8" font-size="11.5"${group ? '' : ' text-anchor="middle"'}>${notes}</text>`;
  const now = active && !group ? nowBadge(at.x + width / 2, at.y, marks.now) : '';
  return `<g${active ? ' class="mk-now"' : ''} data-state="${escape(box.id)}">${rect}${inner}${label}${noted}${now}</g>`;
}

function nowBadge(x: number, y: number, word: string): string {
  const width = word.length * 8 + 16;
  return `<rect x="${x - width / 2}" y="${y - 10}" width="${width}" height="20" rx="10" fill="${NOW}"/><text x="${x}" y="${y + 4}" text-anchor="middle" font-size="12" font-weight="700" fill="${PAPER}">${escape(word)}</text>`;
}

function arrowSvg(edge: ElkExtendedEdge, origin: Place, marks: Marks): { path: string; label: string } {
  const leaving = edge.sources.some((source) => marks.active.has(source));
  const look = leaving ? 'stroke-opacity="0.95" stroke-width="1.8"' : 'stroke-opacity="0.5" stroke-width="1.1"';
  const path = (edge.sections ?? [])
    .map((section) => `<path d="${lineOf(section, origin)}" fill="none" stroke="currentColor" ${look} marker-end="url(#mk-arrow)"/>`)
    .join('');
  const label = (edge.labels ?? [])
    .map((placed) => {
      const [x, y] = [origin.x + (placed.x ?? 0), origin.y + (placed.y ?? 0)];
      const lines = (placed.text ?? '')
        .split('\n')
        .map((line, index) => `<tspan x="${x + 4}" y="${y + 13 + index * 14}">${escape(line)}</tspan>`)
        .join('');
      return `<rect x="${x}" y="${y}" width="${placed.width}" height="${placed.height}" rx="3" fill="${PAPER}" fill-opacity="0.88"/><text font-size="11.5" fill="currentColor"${leaving ? ' font-weight="600"' : ''}>${lines}</text>`;
    })
    .join('');
  return { path, label };
}

function lineOf(section: ElkEdgeSection, origin: Place): string {
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  return points.map((point, index) => `${index ? 'L' : 'M'}${round(origin.x + point.x)} ${round(origin.y + point.y)}`).join('');
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Makes text safe inside SVG elements and attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
