import type { Desk } from './desk.ts';

type Heard = Desk['heard'][number];
type Row = { id: string; machine: string; case: string | null; title: string | null };

/**
 * What was heard, without the name that a practice knows of its own patient (rule case.practice): the title of the row of that case, or of its consent, in a
 * list of instances or in the viewer's own feed. All the rest of such a row stays, and so does every row of a meeting's room; what is no such message comes
 * back as it is.
 */
export function besidesOwnCase({ from, body }: Heard, caseId: string): string {
  if (from !== '/api/instances' && from !== 'socket') return body;
  try {
    const said = JSON.parse(body.slice(Math.max(0, body.search(/[[{]/)))) as unknown;
    const told = from === 'socket' ? ownFeed(said) : said;
    if (!told || !Array.isArray((told as { rows?: unknown }).rows)) return body;
    return JSON.stringify({ ...told, rows: (told as { rows: Row[] }).rows.map((row) => (isHead(row, caseId) ? { ...row, title: null } : row)) });
  } catch {
    return body;
  }
}

const isHead = (row: Row, caseId: string) => ['case', 'consent'].includes(row.machine) && row.case === caseId;
const ownFeed = (said: unknown) => (Array.isArray(said) && said[0] === 'changes' && said[1]?.room === 'mine' ? (said[1] as object) : null);
