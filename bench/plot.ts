import type { Fact } from './figure.ts';

type Line = { name: string; colour: string; of: string };
const LINES: Line[] = [
  { name: 'page of a caseload, p50', colour: '#1a6b5a', of: 'page p50 ms' },
  { name: 'one event, p50', colour: '#b4541a', of: 'event p50 ms' },
  { name: 'event among 32, p99', colour: '#3d4f9f', of: 'p99 ms, 32 at a time' },
];
const [WIDTH, HEIGHT] = [720, 380];
const [LEFT, TOP, RIGHT, BOTTOM] = [64, 24, 190, 52];

/** The picture of docs/performance.md: milliseconds by number of cases, both on a scale of tens, from the facts of G7. Empty when there are none. */
export function plot(sizes: readonly Fact[]): string {
  const points = sizes.map(({ values }) => values as Record<string, number>).sort((a, b) => a.cases - b.cases);
  if (points.length < 2) return '';
  const all = points.flatMap((point) => LINES.map((line) => point[line.of]));
  const x = scale(
    points.map((point) => point.cases),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scale(all, HEIGHT - BOTTOM, TOP);
  const parts = [
    ...y.tens.map((value) => row(y.at(value), `${value}`)),
    ...x.tens.map((value) => `<text x="${x.at(value)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${value.toLocaleString('en-GB')}</text>`),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">cases</text>`,
    `<text x="14" y="${(TOP + HEIGHT - BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 14 ${(TOP + HEIGHT - BOTTOM) / 2})">milliseconds</text>`,
    ...LINES.map((line) =>
      curve(
        line,
        points.map((point) => [x.at(point.cases), y.at(point[line.of])]),
      ),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#222">
<title>How long a page and an event take, by number of cases</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

/** From values to places, by tens; `tens` are the powers of ten that lie around them. */
function scale(values: number[], from: number, to: number): { at(value: number): number; tens: number[] } {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return {
    at: (value) => Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
    tens: Array.from({ length: high - low + 1 }, (_, at) => Number((10 ** (low + at)).toPrecision(1))),
  };
}

function row(y: number, label: string): string {
  return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${label}</text>`;
}

function curve({ name, colour }: Line, points: number[][]): string {
  const [lastX, lastY] = points[points.length - 1];
  const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`).join('');
  return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map((point) => point.join(',')).join(' ')}"/>${dots}<text x="${lastX + 10}" y="${lastY + 4}" fill="${colour}">${name}</text>`;
}
