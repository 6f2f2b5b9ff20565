import type { Store, Tx } from '../../db/store.ts';
import type { MessageContext } from '../../machines/message/contract.ts';
import type { Clock, Keys } from '../engine/types.ts';
import { tokenHash } from '../identity/token.ts';
import { derivedId } from '../outbound/derived-id.ts';
import { referenceOf } from './link.ts';

export type LinkDeps = { store: Store; clock: Clock; keys: Pick<Keys, 'indexOf'>; baseUrl: string | null };
/** What goes into the mail beside the letter. */
export type Offered = { url: string; reference: string; until: string };

/** Dated setting: how many days a link holds. */
export const LINK_DAYS_SETTING = 'answerLink.days';
const LINK_DAYS = 30;
const DAY_MS = 24 * 3600_000;

/**
 * The link with which a receiver who does not work with Mekoar answers, for the letter of a referral that is about to leave; null for every other letter, for a
 * receiver who can answer inside, and where the address of this server is not known. Of the token only the hash is kept. It is made from the id of the
 * link under the keys of this house, so that a letter that is offered twice carries the same link; a link of an earlier letter ends.
 */
export async function offerLink(deps: LinkDeps, messageId: string, message: MessageContext): Promise<Offered | null> {
  const { letter, about, recipientOrg, orgId, version } = message;
  if (letter !== 'REFERRAL' || !about || !recipientOrg || !orgId || !deps.baseUrl) return null;
  const id = derivedId('answer-link', messageId, String(version));
  const token = deps.keys.indexOf('answer-link', id);
  const now = deps.clock.now();
  const kept = await deps.store.write(async (tx) => {
    if (await worksHere(tx, recipientOrg, now.toISOString())) return null;
    const before = await tx.selectFrom('answer_links').select('expires_at').where('id', '=', id).executeTakeFirst();
    if (before) return before.expires_at;
    const until = new Date(now.getTime() + (await daysOf(tx, orgId, now.toISOString())) * DAY_MS).toISOString();
    await tx
      .updateTable('answer_links')
      .set({ withdrawn_at: now.toISOString() })
      .where('referral_id', '=', about)
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute();
    await tx
      .insertInto('answer_links')
      .values({
        id,
        token_hash: tokenHash(token),
        referral_id: about,
        message_id: messageId,
        case_id: message.caseId,
        asked_by: orgId,
        asked_org: recipientOrg,
        sent_at: now.toISOString(),
        expires_at: until,
        used_at: null,
        answer: null,
        withdrawn_at: null,
      })
      .execute();
    return until;
  });
  if (!kept) return null;
  return { url: `${deps.baseUrl.replace(/\/$/, '')}/antwoord#${token}`, reference: referenceOf(about), until: kept };
}

/** Whoever has people with a login answers on his own screen, where he also reads the letter. */
async function worksHere(tx: Tx, org: string, now: string): Promise<boolean> {
  const member = await tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select('m.id')
    .where('m.org_id', '=', org)
    .where('m.from_at', '<=', now)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
    .where('p.active', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return member !== undefined;
}

/** The newest setting that has begun, that of the asking organisation before that of all. */
async function daysOf(tx: Tx, org: string, now: string): Promise<number> {
  const rows = await tx
    .selectFrom('settings')
    .select(['value', 'org_id'])
    .where('name', '=', LINK_DAYS_SETTING)
    .where('org_id', 'in', [org, '*'])
    .where('valid_from', '<=', now)
    .orderBy('valid_from', 'desc')
    .execute();
  const days = Number(JSON.parse((rows.find((row) => row.org_id === org) ?? rows[0])?.value ?? String(LINK_DAYS)));
  return Number.isInteger(days) && days >= 1 && days <= 365 ? days : LINK_DAYS;
}

/** The lines of the mail that carry the link, for the receiver to read. */
export const linkLines = ({ url, reference }: Offered, until: string): string =>
  [
    `U werkt niet met Mekoar. Eén vraag kunt u ons wel meteen beantwoorden: kwam deze verwijzing aan, en neemt u haar aan? Kenmerk ${reference}.`,
    url,
    `Deze link is van u alleen, werkt één keer en tot en met ${until}. Op die pagina staat niets over de cliënt.`,
    '',
  ].join('\r\n');
