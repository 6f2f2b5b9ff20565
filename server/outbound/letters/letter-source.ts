import type { Db, Tx } from '../../../db/store.ts';
import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { trackById } from '../../../machines/index.ts';
import type { TrackWords } from '../../../machines/track.ts';
import type { Vault } from '../../engine/types.ts';
import { templateInForce } from '../../templates/in-force.ts';
import { dutchDay } from '../dutch.ts';
import { clientLine, namesOf } from '../extract.ts';
import { letterheadOf } from './letterhead.ts';
import type { LetterSource, Party } from './compose-letter.ts';
import type { LetterKind } from './content.ts';
import { groundLine, type Ground } from './ground-line.ts';

export type Read = { db: Db | Tx; vault: Pick<Vault, 'resolve' | 'read'>; now: string };
type Given = Record<string, any>;
/** What a letter is about, to whom and from whom; ids only. */
export type LetterAsked = {
  kind: LetterKind;
  about: string;
  clientId: string | null;
  owner: string | null;
  orgId: string | null;
  recipient: string | null;
  recipientOrg: string | null;
  ground: Ground;
  version: number;
  /** instead of what is stored: as a viewer reads it, with what he is typing, and whom he knows the client as */
  shown?: { context: Given; client: string };
};
export type Sourced = { source: LetterSource; template: { id: string | null; version: number } };

const MACHINES: Record<LetterKind, string> = { FEEDBACK: 'feedback', REFERRAL: 'referral', OJG: 'ojg' };

/** All that the letter is made of, opened; null when it is not there or its key was destroyed. Who may ask for it was judged before. */
export async function letterSource(read: Read, asked: LetterAsked): Promise<Sourced | null> {
  const row = await read.db.selectFrom('instances').select(['context', 'machine']).where('id', '=', asked.about).executeTakeFirst();
  const words = trackById(MACHINES[asked.kind])?.words.nl;
  if (!words || row?.machine !== MACHINES[asked.kind]) return null;
  const context = asked.shown?.context ?? ((await read.vault.resolve(JSON.parse(row.context))) as Given);
  const consulted = ((context.consults ?? []) as Given[]).map((one) => one.by as string);
  const given = givenOf(asked.kind, context, words, await namesOf(read.db, consulted));
  if (!given) return null;
  const day = dayInAmsterdam(read.now);
  const template = await templateInForce(read.db, { org: asked.orgId, kind: asked.kind, day });
  const [sender, receiver] = [await partyOf(read, asked.owner, asked.orgId), await partyOf(read, asked.recipient, asked.recipientOrg)];
  return {
    template,
    source: {
      kind: asked.kind,
      given,
      words,
      moment: asked.kind === 'FEEDBACK' ? (words.values[context.kind] ?? '') : '',
      client: asked.shown?.client ?? (asked.clientId ? await clientLine(read, asked.clientId) : ''),
      sender,
      receiver: receiver.person || receiver.org ? receiver : { ...receiver, org: String(context.toName ?? '') },
      letterhead: await letterheadOf(read.db, { org: asked.orgId, person: asked.owner, now: read.now }),
      owner: await ownerOf(read, context),
      reference: await referenceOf(read.db, context),
      urgency: asked.kind === 'REFERRAL' ? (words.values[context.urgency] ?? '') : '',
      date: day,
      version: asked.version,
      ground: groundLine(asked.ground),
      template: template.blocks,
    },
  };
}

/** The fields of the letter itself; what a machine keeps elsewhere than in its letter stands beside them. */
function givenOf(kind: LetterKind, context: Given, words: TrackWords, name: (person: string) => string): Given | null {
  if (kind === 'FEEDBACK') return context.report as Given;
  if (kind === 'REFERRAL')
    return {
      ...context.letter,
      contract: context.contract,
      gpConsultation: consultLine(context, name),
      product: productLine(context.allocation?.product, words),
    };
  if (!context.report) return null;
  return { referralQuestion: context.referralQuestion, ...context.report, sessions: sessionsLine(context), allocation: allocationLine(context.allocation) };
}

const ANSWERS: Record<string, string> = {
  AGREES: 'stemt in',
  AGREED_AFTER_TALK: 'stemt in na overleg',
  ALTERNATIVE: 'stelde iets anders voor',
  OBJECTS: 'had bezwaar',
};
const AGREED = ['AGREES', 'AGREED_AFTER_TALK'];
const OVERRIDES: Record<string, string> = {
  ACUTE_SAFETY: 'het kon niet wachten om de veiligheid',
  GP_UNREACHABLE_AFTER_TERM: 'de huisarts was binnen de termijn niet bereikbaar',
  NO_GP: 'de cliënt heeft geen huisarts',
  CLIENT_REFUSED_GP_CONTACT: 'de cliënt wil geen contact met de huisarts',
  COURT_ORDER: 'de rechter besliste',
};

/** BR-04: who was consulted, when and with what outcome, or why it went on without. */
function consultLine({ consults = [], override }: Given, name: (person: string) => string): string {
  const last = (consults as Given[]).findLast((one) => AGREED.includes(one.outcome)) ?? (consults as Given[]).at(-1);
  const answer = last && (ANSWERS[last.outcome] ? `${name(last.by)} ${ANSWERS[last.outcome]}` : 'geen antwoord van de huisarts');
  const said = last ? [`${dutchDay(last.at)}: ${answer}`, last.note].filter(Boolean).join('. ') : '';
  return override ? [said, `Zonder instemming verstuurd: ${OVERRIDES[override.reason] ?? override.reason}.`].filter(Boolean).join('\n') : said;
}

function productLine(product: Given | undefined, { values }: TrackWords): string {
  if (!product?.category) return '';
  const span = product.from ? `van ${dutchDay(product.from)}${product.until ? ` tot ${dutchDay(product.until)}` : ''}` : '';
  const size = product.volume
    ? [product.volume, values[product.unit] ?? product.unit, values[`frequency.${product.frequency}`] ?? ''].filter(Boolean).join(' ')
    : '';
  return [`productcategorie ${product.category}`, span, size].filter(Boolean).join(', ');
}

const sessionsLine = ({ counted, homeVisits, firstTalk, lastTalk }: Given): string =>
  [
    `${counted ?? 0} gesprekken`,
    homeVisits ? `${homeVisits} huisbezoeken` : '',
    firstTalk && lastTalk ? `van ${dutchDay(firstTalk)} tot ${dutchDay(lastTalk)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
const allocationLine = (allocation: Given | null): string =>
  allocation ? [allocation.number, allocation.product, `van ${dutchDay(allocation.from)} tot ${dutchDay(allocation.until)}`].filter(Boolean).join(', ') : '';

async function partyOf({ db, now }: Read, person: string | null, org: string | null): Promise<Party> {
  const one = person ? await db.selectFrom('persons').select('name').where('id', '=', person).executeTakeFirst() : undefined;
  const at = org ? await db.selectFrom('organisations').select('name').where('id', '=', org).executeTakeFirst() : undefined;
  const hat =
    person && org
      ? await db
          .selectFrom('memberships')
          .select('title')
          .where('person_id', '=', person)
          .where('org_id', '=', org)
          .where('from_at', '<=', now)
          .orderBy('from_at', 'desc')
          .executeTakeFirst()
      : undefined;
  return { person: one?.name ?? '', title: hat?.title ?? '', org: at?.name ?? '' };
}

/** Who leads the case now, with his organisation's number: whom the receiver may call next month. */
async function ownerOf(read: Read, context: Given): Promise<string> {
  if (!context.caseId) return '';
  const row = await read.db.selectFrom('instances').select(['context', 'machine']).where('id', '=', context.caseId).executeTakeFirst();
  if (row?.machine !== 'case') return '';
  const { owner, orgId } = JSON.parse(row.context) as { owner: string | null; orgId: string | null };
  if (!owner) return '';
  const [party, head] = [await partyOf(read, owner, orgId), await letterheadOf(read.db, { org: orgId, person: owner, now: read.now })];
  return [party.person, party.title, party.org, [head.phone, head.days].filter(Boolean).join(', ')].filter(Boolean).join(', ');
}

async function referenceOf(db: Db | Tx, context: Given): Promise<string> {
  if (!context.referralId) return '';
  const row = await db.selectFrom('instances').select(['context', 'machine']).where('id', '=', context.referralId).executeTakeFirst();
  const sentAt = row?.machine === 'referral' ? (JSON.parse(row.context) as { sentAt: string | null }).sentAt : null;
  return sentAt ? `de verwijzing van ${dutchDay(sentAt)}` : '';
}
