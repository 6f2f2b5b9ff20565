import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { STOP_REASONS } from '../contract/mail-shapes.ts';
import type { Outcome, Refusal, Who } from '../engine/types.ts';
import { addAddress, badField, MOST_TRIES, verifyAddress } from '../outbound/mail/change-address.ts';
import { releaseHeld } from '../outbound/mail/addresses.ts';
import type { Mail } from '../outbound/mail/types.ts';
import { seesContent } from '../policy/content.ts';
import { adminCan, mailDesk, ownerCan } from '../views/mail-desk.ts';
import { mailAddressLines } from '../views/mail-addresses.ts';
import type { Deps } from './deps.ts';
import { receiptSecret } from './mail-secret.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type MailHandlers = Pick<
  Handlers,
  'mailDesk' | 'retryMail' | 'stopMail' | 'phoneMail' | 'mailAddresses' | 'addMailAddress' | 'verifyMailAddress' | 'endMailAddress' | 'mailReceipt'
>;
const MOST_BYTES = 1024 * 1024;
const NOT_NOW: Refusal = {
  ok: false,
  status: 409,
  code: 'not-now',
  why: { nl: 'Zoals dit bericht er nu voor staat kan dat niet.', en: 'As this mail stands now, that cannot be done.' },
};
const REASONS: Record<(typeof STOP_REASONS)[number], string> = {
  WRONG_RECIPIENT: 'Verkeerde ontvanger',
  NO_LONGER_NEEDED: 'Niet meer nodig',
  SENT_OTHERWISE: 'Op een andere manier verstuurd',
};
const OK = { ok: true as const };

/** Secure mail as people deal with it, and the reports of the gateway. */
export function mailHandlers(deps: Deps): MailHandlers {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  const goOn = () => void deps.mail?.run().catch((err) => deps.log.error({ err }, 'secure mail'));

  return {
    mailDesk: ({ query, who }) => mailDesk(db, who, deps.mail?.state() ?? { is: 'none' }, { limit: query.limit, ended: query.ended === 'true' }),

    retryMail: async ({ params, who, key }) => {
      const found = await mineToTouch(deps, who, params.id);
      if (!found) return refuse('not-found');
      const { mail, can } = found;
      if (!can.includes('retry')) return NOT_NOW;
      if (mail.kind === 'letter' && !['waiting', 'held'].includes(mail.status)) return answered(await say(deps, who, key, mail, 'RESEND', {}));
      const made = await writeOnce(deps, { who, key, action: 'retry', type: 'mail', body: params }, async (tx, at) => {
        const anew = ['waiting', 'held'].includes(mail.status) ? {} : { attempts: 0, round: mail.round + 1, ended_at: null, data_at: null };
        await tx
          .updateTable('mails')
          .set({ status: 'waiting', next_at: at, ...anew })
          .where('id', '=', mail.id)
          .where('status', '=', mail.status)
          .execute();
        return mail.id;
      });
      if (isRefusal(made)) return made;
      deps.mail?.knock();
      goOn();
      return OK;
    },

    stopMail: async ({ params, body, who, key }) => {
      const found = await mineToTouch(deps, who, params.id);
      if (!found) return refuse('not-found');
      const { mail, can } = found;
      if (!can.includes('stop')) return NOT_NOW;
      if (mail.kind === 'letter') {
        const said = answered(await say(deps, who, key, mail, 'STOP', { reason: REASONS[body.reason] }));
        goOn();
        return said;
      }
      const made = await writeOnce(deps, { who, key, action: 'stop', type: 'mail', body: { ...params, ...body }, detail: body.reason }, async (tx, at) => {
        const mark = { status: 'stopped', reason: body.reason, ended_at: at };
        await tx.updateTable('mails').set(mark).where('id', '=', mail.id).where('status', 'in', ['waiting', 'held']).execute();
        return mail.id;
      });
      return isRefusal(made) ? made : OK;
    },

    phoneMail: async ({ params, body, who, key }) => {
      const found = await mineToTouch(deps, who, params.id);
      if (!found) return refuse('not-found');
      return found.can.includes('phone') ? answered(await say(deps, who, key, found.mail, 'HANDLED_BY_PHONE', body)) : NOT_NOW;
    },

    ...addressHandlers(deps),

    mailReceipt: async ({ req }) => {
      if (!knows(req, receiptSecret(deps.keys)) || !deps.mail) return refuse('not-signed-in');
      const raw = await bytesOf(req);
      if (!raw) return refuse('too-big');
      const outcome = await deps.mail.take(raw);
      deps.log.info({ outcome, at: now() }, 'mail report');
      return { outcome };
    },
  };
}

/** The addresses that mail may go to, which the administrator keeps. */
function addressHandlers(deps: Deps): Pick<Handlers, 'mailAddresses' | 'addMailAddress' | 'verifyMailAddress' | 'endMailAddress'> {
  const { db } = deps.store;
  const goOn = () => void deps.mail?.run().catch((err) => deps.log.error({ err }, 'secure mail'));

  return {
    mailAddresses: () => mailAddressLines(db),

    addMailAddress: async ({ body, who, key }) => {
      const given = { id: deps.ids.uuid(), org: body.org, person: body.person ?? null, address: body.address, domain: deps.mail?.domain ?? 'mekoar.invalid' };
      const made = await writeOnce(deps, { who, key, action: 'create', type: 'mail-address', body }, (tx, at) => addAddress(tx, given, { at, by: who.person }));
      if (!isRefusal(made)) goOn();
      return made;
    },

    verifyMailAddress: async ({ params, body, who, key }) => {
      const found: { judged?: Awaited<ReturnType<typeof verifyAddress>> } = {};
      const made = await writeOnce(deps, { who, key, action: 'verify', type: 'mail-address', body: { ...params, ...body } }, async (tx, at) => {
        found.judged = await verifyAddress(tx, deps.keys, { id: params.id, code: body.code }, { at, by: who.person });
        return found.judged === 'unknown' ? refuse('not-found') : params.id;
      });
      if (isRefusal(made)) return made;
      const judged = found.judged ?? (await standsNow(deps, params.id));
      if (judged === 'wrong') return badField('code', 'Deze code klopt niet.', 'This code is not right.');
      if (judged === 'over')
        return badField(
          'code',
          `Na ${MOST_TRIES} foute codes moet het adres opnieuw worden opgegeven.`,
          `After ${MOST_TRIES} wrong codes the address must be given anew.`,
        );
      goOn();
      return OK;
    },

    endMailAddress: async ({ params, who, key }) => {
      const made = await writeOnce(deps, { who, key, action: 'end', type: 'mail-address', body: params }, async (tx, at) => {
        const row = await tx.selectFrom('mail_addresses').select('org_id').where('id', '=', params.id).where('ended_at', 'is', null).executeTakeFirst();
        if (!row) return refuse('not-found');
        await tx.updateTable('mail_addresses').set({ ended_at: at }).where('id', '=', params.id).execute();
        // What was held for this address may have another one now: an organisation's.
        await releaseHeld(tx, row.org_id, at);
        return params.id;
      });
      return isRefusal(made) ? made : OK;
    },
  };
}

/** A mail of one's own, or for an administrator any, with what he may do to it; undefined looks like what does not exist. */
async function mineToTouch(deps: Deps, who: Who, id: string) {
  const mail = await deps.store.db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst();
  if (!mail) return undefined;
  if (mail.owner_id === who.person && seesContent(who)) {
    const board = await deps.store.db.selectFrom('boards').select('state').where('id', '=', mail.about_id).executeTakeFirst();
    return { mail, can: ownerCan(mail, board?.state === 'dead') };
  }
  return who.roles.includes('ADMIN') ? { mail, can: adminCan(mail) } : undefined;
}

const say = (deps: Deps, who: Who, key: string, mail: Mail, type: string, payload: Record<string, unknown>): Promise<Outcome> =>
  deps.engine.send({ id: mail.about_id, type, payload, who, key });
const answered = (outcome: Outcome): Refusal | typeof OK => (outcome.ok ? OK : outcome);

async function standsNow(deps: Deps, id: string): Promise<'verified' | 'wrong'> {
  const row = await deps.store.db.selectFrom('mail_addresses').select('verified_at').where('id', '=', id).executeTakeFirst();
  return row?.verified_at ? 'verified' : 'wrong';
}

/** Compared by hash, so that neither length nor time tells anything. */
function knows(req: Request, secret: string): boolean {
  const given = /^Bearer (\S{1,200})$/.exec(req.get('authorization') ?? '')?.[1] ?? '';
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

async function bytesOf(req: Request): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
