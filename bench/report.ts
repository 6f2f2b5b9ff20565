import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact, Figure, Line, Note } from './figure.ts';
import { plot } from './plot.ts';

// `node bench/report.ts results.jsonl`: writes what `npm run bench -- --out results.jsonl` measured into docs/performance.md, its picture, and the README. No other hand writes a figure there.
const ROOT = join(import.meta.dirname, '..');
const lines = readFileSync(process.argv[2], 'utf8')
  .trim()
  .split('\n')
  .map((text) => JSON.parse(text) as Line);
const figures = lines.filter((line): line is Figure => 'ratio' in line);
const facts = lines.filter((line): line is Fact => 'fact' in line);
const notes = lines.filter((line): line is Note => 'note' in line);
const sizes = facts.filter((fact) => fact.id === 'G7');

const picture = plot(sizes);
if (picture) writeFileSync(join(ROOT, 'docs/performance.svg'), picture);
fillIn('docs/performance.md', { machine: machineLine(), figures: figureTable(), sizes: sizeTable(), latencies: factList(), notes: noteList() });
fillIn('README.md', { performance: paragraph() });

/** Puts each text between `<!-- name -->` and `<!-- /name -->`. Throws when a place is missing. */
function fillIn(path: string, texts: Record<string, string>): void {
  let page = readFileSync(join(ROOT, path), 'utf8');
  for (const [name, text] of Object.entries(texts)) {
    const place = new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`);
    if (!place.test(page)) throw new Error(`${path} has no place for ${name}.`);
    page = page.replace(place, () => `<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->`);
  }
  writeFileSync(join(ROOT, path), page);
}

function machineLine(): string {
  const found = facts.find((fact) => fact.id === 'machine');
  return found
    ? Object.entries(found.values)
        .map(([name, value]) => `${name} ${value}`)
        .join(' · ')
    : '';
}

function figureTable(): string {
  const rows = figures.map(({ id, name, ours, other, unit, ratio, goal, least, ok, disk }) => [
    id,
    name,
    ours,
    other,
    unit,
    `**${ratio}**`,
    `${least ? '≥' : '≤'} ${goal}`,
    ok ? 'met' : 'missed',
    disk ?? '–',
  ]);
  return table(['', 'what', 'ours', 'other', 'in, and beside what', 'ratio', 'goal', '', 'fsync'], rows);
}

function sizeTable(): string {
  if (sizes.length === 0) return 'Not in this run.';
  const columns = Object.keys(sizes[0].values);
  return table(
    columns,
    sizes.map(({ values }) => columns.map((column) => values[column].toLocaleString('en-GB'))),
  );
}

function factList(): string {
  const others = facts.filter((fact) => fact.id !== 'G7' && fact.id !== 'machine');
  return others
    .map(
      ({ id, fact, values }) =>
        `- ${id}, ${fact}: ${Object.entries(values)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')}`,
    )
    .join('\n');
}

function noteList(): string {
  return notes.length ? notes.map(({ id, note }) => `- ${id}: ${note}`).join('\n') : 'Nothing was left out.';
}

/** What the README says: each sentence stands only when its figures were measured. */
function paragraph(): string {
  const by = new Map(figures.map((figure) => [figure.id, figure]));
  const said = (id: string, sentence: (figure: Figure) => string) => (by.has(id) ? [sentence(by.get(id)!)] : []);
  const largest = figures.find((figure) => figure.id.startsWith('G7 page'));
  const met = figures.filter((figure) => figure.ok).length;
  return [
    ...said(
      'G1 c=32',
      ({ ours, ratio }) =>
        `${ours} durable events a second with 32 at a time, ${ratio} × what a bare driver reaches with the same statements on the same disk.`,
    ),
    ...said('G2 c=32', ({ ratio }) => `Committing together what arrives together makes that ${ratio} × as many as one commit each.`),
    ...said('G3', ({ ratio }) => `Cases on PostgreSQL: ${ratio} × DBOS.`),
    ...said('G4', ({ ratio }) => `The same machine over HTTP: ${ratio} × Restate with @restatedev/xstate.`),
    ...said('G5 rps', ({ ours, ratio }) => `${ours} commands a second over HTTP, ${ratio} × bare Express that only echoes.`),
    ...said('G8', ({ ratio }) => `A pure step costs 1/${ratio} of xstate's own.`),
    ...(largest ? [`The ${largest.name} takes ${largest.ratio} × what it takes with a thousand.`] : []),
    `${met} of ${figures.length} goals are met; the others, and why, are in [docs/performance.md](docs/performance.md).`,
  ].join('\n');
}

function table(head: string[], rows: (string | number)[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
