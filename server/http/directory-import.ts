import type { Selectable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import type { ImportLine, ImportPart, ImportState, Verdict } from '../contract/directory-shapes.ts';
import { applyImport } from '../directory/import/apply-import.ts';
import { writeCsv } from '../directory/import/csv-guard.ts';
import { parts } from '../directory/import/parts.ts';
import { IMPORT_MAX_BYTES, readImport } from '../directory/import/read-import.ts';
import type { Words } from '../engine/types.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { rawBody } from './raw-body.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type Mine = 'startImport' | 'importState' | 'applyImport' | 'exportDirectory';
/** A reading that has said nothing for so long was broken off with its server. */
const SILENT_MS = 60_000;
const BROKEN_OFF: Words = { nl: 'Het lezen is afgebroken. Kies het bestand opnieuw.', en: 'The reading broke off. Choose the file again.' };
const NOTHING = { new: 0, changed: 0, unchanged: 0, refused: 0 };

/** The directory as files: what one would change, carrying it out, and the way out. */
export function directoryImportHandlers(deps: Deps): Pick<Handlers, Mine> {
  const { db } = deps.store;
  const load = (id: string) => db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  const isSilent = (updatedAt: string) => deps.wall.now().getTime() - Date.parse(updatedAt) > SILENT_MS;

  return {
    startImport: async ({ query, who, key, req, res }) => {
      const bytes = await rawBody(req, res, IMPORT_MAX_BYTES);
      if (isRefusal(bytes)) return bytes;
      const body = { ...query, size: bytes.length, file: deps.keys.token(bytes.toString('latin1')) };
      let mine = false;
      const made = await writeOnce(deps, { who, key, action: 'import', type: 'directory', body, detail: query.part }, async (tx, at) => {
        const id = deps.ids.uuid();
        const updated_at = deps.wall.now().toISOString();
        const values = { id, part: query.part, file_name: query.name, encoding: null, separator: null, status: 'reading', total: 0, done: 0, message: null };
        await tx
          .insertInto('imports')
          .values({ ...values, counts: JSON.stringify(NOTHING), by_person: who.person, at, updated_at })
          .execute();
        mine = true;
        return id;
      });
      if (isRefusal(made)) return made;
      if (mine)
        void deps.underWay
          .add(readImport(deps, made.id, parts[query.part], bytes))
          .catch((err) => deps.log.error({ err, import: made.id }, 'an import was not read'));
      return made;
    },

    importState: async ({ params, query }) => {
      const row = await load(params.id);
      if (!row) return refuse('not-found');
      let lines = db.selectFrom('import_lines').selectAll().where('import_id', '=', row.id).where('line', '>', query.after).orderBy('line').limit(query.limit);
      if (query.verdict) lines = lines.where('verdict', '=', query.verdict);
      const shown = await lines.execute();
      const silent = row.status === 'reading' && isSilent(row.updated_at);
      return stateOf(row, shown, silent, shown.length === query.limit);
    },

    applyImport: async ({ params, body, who, key }) => {
      const row = await load(params.id);
      if (!row) return refuse('not-found');
      if (row.status !== 'ready' && row.status !== 'applied')
        return refuse('bad-input', [{ path: 'lines', text: { nl: 'Dit bestand is niet (helemaal) gelezen.', en: 'This file was not (wholly) read.' } }]);
      const part = parts[row.part as ImportPart];
      let skipped = 0;
      const made = await writeOnce(deps, { who, key, action: 'change', type: 'directory', body: { ...body, id: row.id }, detail: row.part }, async (tx, at) => {
        const { value } = await tx.selectFrom('clock').select('value').executeTakeFirstOrThrow();
        ({ skipped } = await applyImport(tx, part, row.id, body.lines, value + 1, { ids: deps.ids, at, person: who.person }));
        await tx.updateTable('imports').set({ status: 'applied' }).where('id', '=', row.id).execute();
        return row.id;
      });
      if (isRefusal(made)) return made;
      const done = db.selectFrom('import_lines').select((eb) => eb.fn.countAll().as('n'));
      const { n } = await done.where('import_id', '=', row.id).where('applied_clock', '=', made.clock).executeTakeFirstOrThrow();
      return { ...made, applied: Number(n), skipped };
    },

    exportDirectory: async ({ query, who }) => {
      const part = parts[query.part];
      const names = part.columns.map(({ name }) => name);
      const rows = [...(await part.load(db)).values()].map(({ cells }) => names.map((name) => cells[name]));
      await deps.trail.read(who, [{ type: 'directory', id: query.part, detail: 'export', results: rows.length }]);
      return {
        type: 'text/csv; charset=utf-8',
        body: writeCsv(names, rows, query.separator === 'tab' ? '\t' : query.separator),
        name: `sociale-kaart-${query.part}.csv`,
      };
    },
  };
}

type Row = Selectable<Tables['imports']>;

/** An import as it is answered; `more`: there may be lines after these. */
function stateOf(row: Row, shown: Selectable<Tables['import_lines']>[], silent: boolean, more: boolean): ImportState {
  return {
    id: row.id,
    part: row.part as ImportPart,
    fileName: row.file_name,
    status: silent ? 'failed' : (row.status as ImportState['status']),
    encoding: row.encoding,
    separator: row.separator,
    total: row.total,
    done: row.done,
    counts: JSON.parse(row.counts),
    message: silent ? BROKEN_OFF : row.message ? (JSON.parse(row.message) as Words) : null,
    at: row.at,
    lines: shown.map((line): ImportLine => ({
      line: line.line,
      verdict: line.verdict as Verdict,
      label: line.label,
      changes: JSON.parse(line.changes),
      reasons: JSON.parse(line.reasons),
      applied: line.applied_clock !== null,
    })),
    next: more ? shown[shown.length - 1].line : null,
  };
}
