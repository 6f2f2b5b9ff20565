import { speechOf } from '../../../db/speech.ts';
import type { Tx } from '../../../db/store.ts';
import { loadKnown, type ApplyDeps, type Change, type Part } from './part.ts';

type Line = { line: number; verdict: string; cells: string; changes: string };

/**
 * Carries out lines of an import within the given write. A line is judged anew by what is stored now: what was new and has come meanwhile, or is not any more what
 * it was compared with, is left out. What was carried out already is not done twice. Returns how many were left out.
 */
export async function applyImport(tx: Tx, part: Part, id: string, lines: number[] | 'all', clock: number, deps: ApplyDeps): Promise<{ skipped: number }> {
  const rows: Line[] = await tx
    .selectFrom('import_lines')
    .select(['line', 'verdict', 'cells', 'changes'])
    .where('import_id', '=', id)
    .where('verdict', 'in', ['new', 'changed'])
    .where('applied_clock', 'is', null)
    .orderBy('line')
    .execute();
  const chosen = lines === 'all' ? null : new Set(lines);
  const asked = rows.filter(({ line }) => chosen?.has(line) ?? true);
  const known = await loadKnown(tx, part);
  const done: { line: number; change: Change }[] = [];
  for (const row of asked) {
    const cells = JSON.parse(row.cells) as Change['cells'];
    const stored = known.stored.get(part.keyOf(cells)) ?? null;
    const same =
      row.verdict === 'new'
        ? stored === null
        : stored !== null && (JSON.parse(row.changes) as { column: string; before: string }[]).every(({ column, before }) => stored.cells[column] === before);
    if (same && part.check(cells, known).length === 0)
      done.push({ line: row.line, change: { id: stored?.id ?? null, cells: { ...stored?.cells, ...changed(row, cells) } } });
  }
  await part.apply(
    tx,
    done.map(({ change }) => change),
    known,
    deps,
  );
  const applied = done.map(({ line }) => String(line));
  if (applied.length)
    await tx
      .updateTable('import_lines')
      .set({ applied_clock: clock })
      .where('import_id', '=', id)
      .where((eb) => eb(eb.cast<string>('line', 'text'), 'in', speechOf(tx).among(applied)))
      .execute();
  return { skipped: asked.length - done.length };
}

/** Of a line that changes something only what it changes: another column may have been written anew meanwhile. */
function changed(row: Line, cells: Change['cells']): Change['cells'] {
  if (row.verdict === 'new') return cells;
  return Object.fromEntries((JSON.parse(row.changes) as { column: string }[]).map(({ column }) => [column, cells[column]]));
}
