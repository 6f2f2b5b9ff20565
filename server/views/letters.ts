import type { z } from 'zod';
import type { letter } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { findSentLetter, isIntact, lineOf } from '../outbound/letters/sent-letters.ts';
import { looking, type Looking, type ViewDeps } from './deps.ts';

/** One letter, for who may see its case (or, when it is about no case, its meeting) and for who received it; else null. */
export async function findLetter(deps: ViewDeps, who: Who, id: string): Promise<z.output<typeof letter> | null> {
  const row = await deps.db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  if (row.kind !== 'extract') return sentLetterView(deps, who, id);
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

/** A letter that a message carries, with how it fares: who put it in the record, and whether it is still what left. */
async function sentLetterView(deps: ViewDeps, who: Who, id: string): Promise<z.output<typeof letter> | null> {
  const seen = await findSentLetter(deps, who, id);
  if (!seen) return null;
  const { paper } = seen;
  // Who put it in the record: said of the feedback, or of the message when the letter is of another kind.
  const said = await deps.db
    .selectFrom('events')
    .select(['at', 'actor'])
    .where('instance_id', 'in', [paper.about_id, paper.message_id])
    .where('type', 'in', ['ACKNOWLEDGE', 'READ_CONFIRMED'])
    .where('at', '>=', paper.made_at)
    .orderBy('seq')
    .limit(10)
    .execute();
  const filed = said.find(({ actor }) => (JSON.parse(actor) as { person: string }).person !== 'system');
  const near = await deps.policy.visible(deps.db, who, [paper.about_id, ...(seen.caseId ? [seen.caseId] : [])], deps.clock.now().toISOString());
  return {
    id,
    kind: seen.kind,
    at: seen.at,
    case: seen.caseId && near.has(seen.caseId) ? seen.caseId : null,
    meeting: null,
    version: seen.version,
    content: seen.letter as unknown as z.output<typeof letter>['content'],
    sent: {
      ...lineOf(seen),
      about: near.has(paper.about_id) ? paper.about_id : null,
      filedAt: filed?.at ?? null,
      filedBy: filed ? (JSON.parse(filed.actor) as { person: string }).person : null,
      hash: paper.hash,
      intact: await isIntact(deps, seen),
      template: paper.template_version,
      whole: seen.whole,
      leftOut: seen.leftOut,
    },
  };
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
