import type { z } from 'zod';
import type { letter } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { looking, type Looking, type ViewDeps } from './deps.ts';

/** One letter, for who may see its case (or, when it is about no case, its meeting) and for who received it; else null. */
export async function findLetter(deps: ViewDeps, who: Who, id: string): Promise<z.output<typeof letter> | null> {
  const row = await deps.db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const look = await looking(deps, who);
  if (look.subjects.length === 0) return null;
  const about = row.case_id ?? row.meeting_id;
  const seen = about === null ? undefined : (await deps.policy.visible(deps.db, who, [about], look.now)).get(about);
  // What was agreed is a category of its own: the front desk sees that there is a case and not this.
  const open = seen?.may('r11') === true;
  if (!open && !((await received(deps, who, id)) && (await stillShared(deps, look, row.case_id)))) return null;
  const text = (await deps.engine.vault.read([row.content_ref])).get(row.content_ref);
  if (!text) return null;
  return { id: row.id, kind: row.kind, at: row.created_at, case: row.case_id, meeting: row.meeting_id, version: row.version, content: JSON.parse(text) };
}

/**
 * Whether the client still agrees that this reader, who is not of the care team, has it. That it was lawfully given stays in the log; from the withdrawal on it
 * is not shown any more (TRUST.md L2). A letter about nobody who can be recognised stays.
 */
async function stillShared(deps: ViewDeps, look: Looking, caseId: string | null): Promise<boolean> {
  if (caseId === null) return true;
  return (await deps.policy.consents(deps.db, look.who, [caseId], look.now)).get(caseId)?.('ANY') === 'active';
}

async function received(deps: ViewDeps, who: Who, letter: string): Promise<boolean> {
  return (await deps.db.selectFrom('inbox').select('id').where('letter_id', '=', letter).where('person_id', '=', who.person).executeTakeFirst()) !== undefined;
}
