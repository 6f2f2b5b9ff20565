import type { Store } from '../../../db/store.ts';
import { insertion, insertRows } from '../../../db/queries/bulk.ts';
import type { Verdict } from '../../contract/directory-shapes.ts';
import type { Clock, Words } from '../../engine/types.ts';
import { decode } from './decode.ts';
import { readHeader } from './header.ts';
import { judgeLine, type Judged, type Seen } from './judge-line.ts';
import { loadKnown, type Part } from './part.ts';
import { recordsOf, separatorOf, type CsvRecord } from './records.ts';

export const IMPORT_MAX_BYTES = 8 * 1024 * 1024;
const MOST_LINES = 20_000;
const SLICE = 500;

const LINE_ROWS = insertion('import_lines', ['import_id', 'line', 'verdict', 'label', 'cells', 'changes', 'reasons', 'applied_clock']);
type Deps = { store: Store; wall: Clock };

/**
 * Reads a file and stores what each line would do; changes nothing else. Gives way to other requests after every slice and writes how far it is. Throws only when
 * the database does; a file that cannot be read ends as `failed`, with the reason.
 */
export async function readImport(deps: Deps, id: string, part: Part, bytes: Buffer): Promise<void> {
  const fail = (message: Words) => note(deps, id, { status: 'failed', message: JSON.stringify(message) });
  const decoded = decode(bytes);
  if (!decoded) return fail({ nl: 'Dit is geen tekstbestand.', en: 'This is no text file.' });
  const { separator, skip } = separatorOf(decoded.text);
  const records = recordsOf(decoded.text, separator, skip);
  const first = records.next().value as CsvRecord | undefined;
  if (!first || 'broken' in first) return fail({ nl: 'De eerste regel is niet te lezen.', en: 'The first line cannot be read.' });
  const header = readHeader(part, first.cells);
  if (!Array.isArray(header)) return fail(header);
  const lines: CsvRecord[] = [];
  for (const record of records) {
    if (lines.length === MOST_LINES)
      return fail({ nl: `Het bestand heeft meer dan ${MOST_LINES} regels; splits het.`, en: `The file has more than ${MOST_LINES} lines; split it.` });
    lines.push(record);
  }
  await note(deps, id, { encoding: decoded.encoding, separator, total: lines.length });
  const known = await loadKnown(deps.store.db, part);
  const seen: Seen = { keys: new Map(), people: new Map() };
  const counts: Record<Verdict, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (let at = 0; at < lines.length; at += SLICE) {
    const judged = lines.slice(at, at + SLICE).map((record) => judgeLine(part, header, record, known, seen));
    for (const { verdict } of judged) counts[verdict] += 1;
    await keep(deps, id, judged, { done: Math.min(at + SLICE, lines.length), counts: JSON.stringify(counts) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await note(deps, id, { status: 'ready' });
}

type Progress = { status?: string; message?: string; encoding?: string; separator?: string; total?: number; done?: number; counts?: string };

async function note({ store, wall }: Deps, id: string, progress: Progress): Promise<void> {
  await store.write(
    async (tx) =>
      void (await tx
        .updateTable('imports')
        .set({ ...progress, updated_at: wall.now().toISOString() })
        .where('id', '=', id)
        .execute()),
  );
}

async function keep({ store, wall }: Deps, id: string, judged: Judged[], progress: Progress): Promise<void> {
  const rows = judged.map(({ line, verdict, label, cells, changes, reasons }) => ({
    import_id: id,
    line,
    verdict,
    label,
    cells: JSON.stringify(cells),
    changes: JSON.stringify(changes),
    reasons: JSON.stringify(reasons),
    applied_clock: null,
  }));
  await store.write(async (tx) => {
    await insertRows(tx, LINE_ROWS, rows);
    await tx
      .updateTable('imports')
      .set({ ...progress, updated_at: wall.now().toISOString() })
      .where('id', '=', id)
      .execute();
  });
}
