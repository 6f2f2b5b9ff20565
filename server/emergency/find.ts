import type { Db } from '../../db/store.ts';
import { tieTo } from '../audit/ties.ts';
import type { EmergencyHit } from '../contract/emergency-shapes.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Keys, Vault, Who } from '../engine/types.ts';
import { isRelation } from '../policy/relations.ts';
import type { Policy } from '../policy/types.ts';
import { ticketFor } from './ticket.ts';

export type Finding = { db: Db; keys: Keys; vault: Vault; policy: Policy; now: string };
/** More people of one name are not looked at. */
const MOST_SAME_NAME = 50;

/**
 * The one client who has exactly this birth date and all of these names, with the surname among them, and has a case; as little of him as lets one say: that
 * is he. Null for nobody, for two, and for whoever the asker may never open: the answers are the same.
 */
export async function findInEmergency(asked: Finding, who: Who, { name, birthDate }: { name: string; birthDate: string }) {
  const words = queryWords(name);
  if (words.length === 0) return null;
  const found = (await sameName(asked, words)).filter(({ details }) => details.birthDate === birthDate && isCalled(details.name, words));
  if (found.length !== 1) return null;
  const [{ id, details, gpOrg }] = found;
  const about = await asked.db
    .selectFrom('boards')
    .select('id')
    .where('client_id', '=', id)
    .where('machine', '=', 'case')
    .orderBy('running', 'desc')
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (!about || (await neverFor(asked, who, about.id, id))) return null;
  const practice = gpOrg ? await asked.db.selectFrom('organisations').select('name').where('id', '=', gpOrg).executeTakeFirst() : undefined;
  const hit: EmergencyHit = {
    ticket: ticketFor(asked.keys, who.person, { caseId: about.id, client: id, at: asked.now }),
    initials: initialsOf(details.name),
    birthYear: birthDate.slice(0, 4),
    practice: practice?.name ?? null,
  };
  return { hit, client: id };
}

/** Why this person may never open this file: it is his own, or it is closed to him; null when neither. */
export async function neverFor({ db, keys, policy, now }: Omit<Finding, 'vault'>, who: Who, caseId: string, client: string) {
  if ((await tieTo(db, keys, who.person, client)) === 'own-dossier') return 'own-file' as const;
  const subjects = (await policy.subjects(db, who, now)).filter(isRelation);
  const denied = await db
    .selectFrom('access')
    .select('object_id')
    .where('object_id', '=', caseId)
    .where('kind', '=', 'deny')
    .where('subject', 'in', ['', ...subjects])
    .where('revoked_clock', 'is', null)
    .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', now)]))
    .executeTakeFirst();
  return denied ? ('blocked' as const) : null;
}

/** How people are addressed is no part of their initials. */
const TITLES = /^(dhr|mevr|mw|dr|drs|prof|ing|ir)\.?$/i;

type Candidate = { id: string; gpOrg: string | null; details: { name: string; birthDate?: string } };

async function sameName({ db, keys, vault }: Finding, words: string[]): Promise<Candidate[]> {
  let query = db.selectFrom('clients as c').select(['c.id', 'c.details_ref', 'c.gp_org_id']);
  for (const word of words.slice(0, 8))
    query = query.where('c.id', 'in', db.selectFrom('search_tokens').select('object_id').where('token', '=', keys.token(word)));
  const rows = await query.limit(MOST_SAME_NAME).execute();
  const texts = await vault.read(rows.map((row) => row.details_ref));
  return rows.flatMap((row) => {
    const text = texts.get(row.details_ref);
    return text ? [{ id: row.id, gpOrg: row.gp_org_id, details: JSON.parse(text) as Candidate['details'] }] : [];
  });
}

/** Each word is one of his names in full, not a beginning, and his surname is among them. */
function isCalled(name: string, words: string[]): boolean {
  const own = queryWords(name);
  return own.length > 0 && words.every((word) => own.includes(word)) && words.includes(own.at(-1)!);
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/u)
    .filter((word) => /^\p{Lu}/u.test(word) && !TITLES.test(word))
    .map((word) => `${word[0]}.`)
    .join('');
}
