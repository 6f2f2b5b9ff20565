import type { Selectable } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import type { MailDesk, MailLine } from '../contract/mail-shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ChannelState } from '../outbound/mail/run.ts';
import { seesContent } from '../policy/content.ts';

type Row = Selectable<Tables['mails']>;
type Asked = { limit: number; ended: boolean };

/** Those that still ask something of somebody, or may yet. */
const OPEN = ['held', 'waiting', 'sending', 'retrying', 'uncertain', 'lost', 'stuck'] as const;
const WHY: Record<string, { nl: string; en: string }> = {
  unreachable: { nl: 'is niet bereikbaar', en: 'cannot be reached' },
  busy: { nl: 'is bezet', en: 'is busy' },
  tls: { nl: 'heeft geen geldige beveiligde verbinding', en: 'has no valid secure connection' },
  'sign-in': { nl: 'weigert de naam of het wachtwoord van SMTP_URL', en: 'refuses the name or password of SMTP_URL' },
};

/** What the outbox desk shows. The administrator's list has kinds, organisations, attempts and reasons: no people, no cases, no content (BR-28). */
export async function mailDesk(db: Db, who: Who, state: ChannelState, asked: Asked): Promise<MailDesk> {
  const admin = who.roles.includes('ADMIN');
  const content = seesContent(who);
  const rows = admin ? await listed(db, asked) : [];
  const own = content ? await listed(db, asked, who.person) : [];
  const dead = new Set(content ? await deadOf(db, own) : []);
  const [counts, unknownReports] = admin ? [await countsOf(db), await unknownOf(db)] : [{}, 0];
  return {
    channel: channelOf(state),
    counts,
    all: admin ? rows.map((row) => lineOf(row, { org: row.org_id, can: adminCan(row) })) : null,
    mine: content
      ? own.map((row) => lineOf(row, { org: row.org_id, person: row.person_id, instance: row.about_id, can: ownerCan(row, dead.has(row.about_id)) }))
      : null,
    unknownReports,
  };
}

async function listed(db: Db, { limit, ended }: Asked, owner?: string): Promise<Row[]> {
  let query = db.selectFrom('mails').selectAll().orderBy('clock', 'desc').orderBy('id', 'desc').limit(limit);
  if (owner !== undefined) query = query.where('owner_id', '=', owner);
  if (!ended) query = query.where('status', 'in', [...OPEN, ...(owner === undefined ? [] : ['sent'])]);
  return query.execute();
}

async function deadOf(db: Db, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const found = await db
    .selectFrom('boards')
    .select('id')
    .where(
      'id',
      'in',
      rows.map((row) => row.about_id),
    )
    .where('state', '=', 'dead')
    .execute();
  return found.map((one) => one.id);
}

async function countsOf(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('mails')
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.n)]));
}

async function unknownOf(db: Db): Promise<number> {
  const row = await db
    .selectFrom('mail_receipts')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('outcome', 'in', ['unknown', 'no-report'])
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** An administrator hurries what waits; what a letter needs after that is its sender's to decide. */
export function adminCan(row: Pick<Row, 'status' | 'kind'>): MailLine['can'] {
  if (row.status === 'waiting' || row.status === 'held') return row.kind === 'letter' ? ['retry'] : ['retry', 'stop'];
  return row.kind !== 'letter' && ['uncertain', 'lost', 'stuck'].includes(row.status) ? ['retry'] : [];
}

/** `dead`: its message waits for a person, who sends it again or phones. */
export function ownerCan(row: Pick<Row, 'status' | 'kind'>, dead: boolean): MailLine['can'] {
  if (row.status === 'waiting' || row.status === 'held') return ['retry', 'stop'];
  if (row.status === 'retrying') return ['stop'];
  return dead ? ['retry', 'phone'] : [];
}

function lineOf(row: Row, more: Pick<MailLine, 'org' | 'can'> & { person?: string | null; instance?: string | null }): MailLine {
  const { org, can, person = null, instance = null } = more;
  return {
    id: row.id,
    kind: row.kind as MailLine['kind'],
    status: row.status as MailLine['status'],
    reason: row.reason,
    reply: row.reply,
    attempts: row.attempts,
    flagged: row.flagged === 1,
    org,
    person,
    instance,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    nextAt: ['waiting', 'held', 'retrying'].includes(row.status) ? row.next_at : null,
    can,
  };
}

function channelOf(state: ChannelState): MailDesk['channel'] {
  if (state.is === 'up')
    return {
      is: 'up',
      why: null,
      since: null,
      nextAt: null,
      sentence: { nl: 'De verbinding voor beveiligde mail is ingesteld.', en: 'The connection for secure mail is set.' },
    };
  if (state.is === 'none')
    return {
      is: 'none',
      why: null,
      since: null,
      nextAt: null,
      sentence: {
        nl: 'Er is geen verbinding voor beveiligde mail ingesteld (SMTP_URL): brieven wachten op verbinding en gaan langs geen andere weg.',
        en: 'No connection for secure mail is set (SMTP_URL): letters wait for a connection and take no other way.',
      },
    };
  const why = WHY[state.why] ?? WHY.unreachable;
  return {
    ...state,
    sentence: {
      nl: `De beveiligde mail ${why.nl}: brieven wachten en gaan vanzelf weg als het weer kan.`,
      en: `Secure mail ${why.en}: letters wait and leave by themselves when it is back.`,
    },
  };
}
