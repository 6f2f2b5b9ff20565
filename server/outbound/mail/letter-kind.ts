import type { Store } from '../../../db/store.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import type { Clock, Engine, Keys, Vault, Who } from '../../engine/types.ts';
import { linkLines, offerLink } from '../../external-answer/offer-link.ts';
import { dutchDay } from '../dutch.ts';
import { noticeTo } from './notice.ts';
import type { Policy } from '../../policy/types.ts';
import { leavingOf } from '../letters/letter-of-message.ts';
import { findPaper, type Paper } from '../letters/find-paper.ts';
import { keepLetter } from '../letters/keep-letter.ts';
import { mayLeave } from '../letters/may-leave.ts';
import type { Kind, Mail, Outcome, Ready } from './types.ts';

export type LetterDeps = {
  store: Store;
  clock: Clock;
  engine: Pick<Engine, 'send'>;
  vault: Vault;
  policy: Policy;
  delivered?: (people: string[]) => void;
  /** for the link with which a receiver outside answers */
  keys: Pick<Keys, 'indexOf'>;
  baseUrl: string | null;
};
type Told = Parameters<Kind['told']>[1];

const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const BODY = [
  'Dit bericht komt uit Mekoar, waarin zorg en welzijn in de wijk samenwerken.',
  '',
  'Er is een brief bijgevoegd: brief.pdf om te lezen, brief.txt om over te nemen in het dossier.',
  'Wilt u de ontvangst bevestigen als uw mailprogramma daarom vraagt? Dan weet de afzender dat de brief gelezen is.',
  '',
  'Kreeg u dit bericht terwijl het niet voor u is? Verwijder het dan, en bel de afzender; het nummer staat in de brief.',
  '',
].join('\r\n');

/** A letter that a message machine carries: its text is made when it leaves, its consent is judged by the machine at that moment, and the machine hears how it fared. */
export function letterKind(deps: LetterDeps): Kind {
  const say = (mail: Mail, type: string, payload: Record<string, unknown> = {}) =>
    deps.engine.send({ id: mail.about_id, type, payload, who: SYSTEM, key: `mail:${mail.id}:${mail.round}:${type}` });

  return {
    prepare: async (mail) => {
      const at = await standing(deps.store, mail.about_id);
      return mayGo(at) ?? content(deps, mail.about_id, at!.context);
    },
    handOver: async (mail) => {
      const at = await standing(deps.store, mail.about_id);
      const barred = mayGo(at);
      if (barred) return barred;
      if (at!.state === 'handedOver') return null;
      const outcome = await say(mail, 'HAND_OVER', { channel: 'SECURE_MAIL' });
      if (outcome.ok) return null;
      return outcome.code === 'hasConsentForRecipient' ? { do: 'hold', reason: 'no-consent' } : { do: 'hold', reason: 'not-now' };
    },
    told: (mail, outcome) => tell(deps, say, mail, outcome),
  };
}

type Standing = { state: string; context: MessageContext } | undefined;

async function standing(store: Store, id: string): Promise<Standing> {
  const row = await store.db.selectFrom('instances').select(['state', 'context']).where('id', '=', id).executeTakeFirst();
  return row && { state: JSON.parse(row.state) as string, context: JSON.parse(row.context) as MessageContext };
}

/** Null: it is the channel's to carry. What a person took along, stopped or settled is not sent as well. */
function mayGo(at: Standing): { do: 'stop'; reason: string } | null {
  if (!at) return { do: 'stop', reason: 'gone' };
  if (at.state === 'queued') return null;
  if (at.state === 'handedOver') return at.context.handedOverBy === 'system' ? null : { do: 'stop', reason: 'by-hand' };
  return { do: 'stop', reason: at.state === 'stopped' ? 'stopped' : at.state === 'dead' ? 'given-up' : 'settled' };
}

/** The letter as it was kept when its message was queued. What the client has taken back since may not leave, in whatever part of it (BR-03). */
async function content(deps: LetterDeps, id: string, message: MessageContext): Promise<Ready> {
  const { store, vault, policy, clock } = deps;
  const now = clock.now().toISOString();
  const covered = await mayLeave(store.db, policy, leavingOf(message), now);
  const paper = (await findPaper(store.db, id, message.version)) ?? (await keepNow(deps, id, message.version));
  if (!paper) return { do: 'hold', reason: covered('SUPPORT_PRESENT') ? 'no-text' : 'no-consent' };
  if (!paper.shared.every(covered)) return { do: 'hold', reason: 'no-consent' };
  const texts = await vault.read([paper.pdf_ref, paper.text_ref]);
  const [pdf, text] = [texts.get(paper.pdf_ref), texts.get(paper.text_ref)];
  if (!pdf || !text) return { do: 'hold', reason: 'no-text' };
  const link = await offerLink(deps, id, message);
  return {
    do: 'go',
    letter: {
      subject: 'Beveiligde brief',
      text: link ? `${BODY}\r\n${linkLines(link, dutchDay(link.until))}` : BODY,
      attachments: [
        { name: 'brief.pdf', type: 'application/pdf', body: Buffer.from(pdf, 'base64') },
        { name: 'brief.txt', type: 'text/plain; charset=utf-8', body: text },
      ],
    },
  };
}

/** A letter of which nothing could be kept when its message was queued, because nothing was allowed to leave then. */
async function keepNow({ store, vault, policy, clock }: LetterDeps, id: string, version: number): Promise<Paper | undefined> {
  await store.write(async (tx) => {
    const { value } = await tx
      .updateTable('clock')
      .set((eb) => ({ value: eb('value', '+', 1) }))
      .where('id', '=', 1)
      .returning('value')
      .executeTakeFirstOrThrow();
    await keepLetter(tx, { vault, policy, now: clock.now().toISOString() }, { instance_id: id }, value);
  });
  return findPaper(store.db, id, version);
}

type Say = (mail: Mail, type: string, payload?: Record<string, unknown>) => Promise<{ ok: boolean }>;

async function tell(deps: LetterDeps, say: Say, mail: Mail, outcome: Told): Promise<{ nextAt?: string | null; status?: string } | void> {
  switch (outcome.is) {
    case 'sent':
      // A gateway that promises no report has said all that it will say.
      if (!outcome.confirms) await say(mail, 'CHANNEL_DELIVERED', { receipt: outcome.receipt });
      return;
    case 'delivered':
      await say(mail, 'CHANNEL_DELIVERED', { receipt: mail.message_id.slice(1, 37) });
      return;
    case 'read':
      await say(mail, 'CHANNEL_DELIVERED', { receipt: mail.message_id.slice(1, 37) });
      await say(mail, 'READ_CONFIRMED');
      return;
    case 'uncertain':
      return noticeTo(deps, mail, 'mailUncertain');
    case 'temporary':
      return retrying(deps, say, mail);
    case 'refused':
    case 'bounced':
    case 'stuck':
      await say(mail, 'CHANNEL_FAILED', { failure: failureOf(outcome) });
      await say(mail, 'GIVE_UP');
      return noticeTo(deps, mail, 'mailLost');
    default:
      return outcome satisfies never;
  }
}

const failureOf = (outcome: Outcome | { is: string }): string => (outcome.is === 'refused' ? 'REFUSED' : outcome.is === 'bounced' ? 'BOUNCED' : 'UNREACHABLE');

/** [MSG5] the machine waits and offers it again; when it has no retry left it gives up at the end of that wait. */
async function retrying({ store }: LetterDeps, say: Say, mail: Mail): Promise<{ nextAt?: string | null; status?: string }> {
  const said = await say(mail, 'CHANNEL_FAILED', { failure: 'UNREACHABLE' });
  if (!said.ok) return { status: 'stuck' };
  const timer = await store.db.selectFrom('timers').select('at').where('instance_id', '=', mail.about_id).where('name', '=', 'MSG_RETRY').executeTakeFirst();
  return { nextAt: timer?.at ?? null };
}
