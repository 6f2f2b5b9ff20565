import PostalMime from 'postal-mime';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openGateway, type Gateway, type Taken } from '../support/mail-gateway.ts';
import { makeWorld, type World } from '../support/world.ts';
import { speakers } from '../live/meeting-flow.ts';

export type MailWorld = { app: TestApp; world: World; gateway: Gateway; letter(more?: Record<string, unknown>): Promise<string>; close(): Promise<void> };

const REPORT = {
  askToRecipient: 'PLEASE_ACT',
  ask: 'Wilt u de medicatie nakijken?',
  askBy: '2026-12-01',
  supportKind: 'WMO',
  startDate: '2026-11-02',
  reachable: 'maandag tot donderdag via het team',
  question: 'Zij redt het thuis niet meer alleen.\r\nBcc: iemand@elders.test',
  whatWasDone: 'Huishoudelijke hulp is geregeld.',
};

/** A small neighbourhood with a gateway: the practice has a verified address unless it is said otherwise. */
export async function openMailWorld(
  options: { gateway?: Parameters<typeof openGateway>[0]; verified?: boolean; smtp?: boolean; baseUrl?: string } = {},
): Promise<MailWorld> {
  const gateway = await openGateway(options.gateway);
  const app = await startTestApp({ baseUrl: options.baseUrl, ...(options.smtp === false ? {} : { smtp: gateway.settings }) });
  const world = await makeWorld(app);
  if (options.verified !== false) await giveAddress(app, { org: world.orgs.practice, address: 'praktijk@linde.test' });
  const { start, say } = speakers(app, world);
  return {
    app,
    world,
    gateway,
    letter: async (more = {}) => {
      const about = await start('joost', 'feedback', {
        recipient: world.people.eline,
        recipientOrg: world.orgs.practice,
        recipientRole: 'GP',
        owner: world.people.joost,
      });
      await say('joost', about, 'START_DRAFT', REPORT);
      const to = { recipient: world.people.eline, recipientOrg: world.orgs.practice, recipientRole: 'GP', owner: world.people.joost, orgId: world.orgs.team };
      const message = await start('joost', 'message', { letter: 'FEEDBACK', about, purpose: 'GP_INFORM', basis: 'LEGAL_EXCEPTION', ...to, ...more });
      await go(app);
      return message;
    },
    close: async () => {
      await app.close();
      await gateway.stop();
    },
  };
}

/** An address that holds, without the way of the code. */
export async function giveAddress(app: TestApp, given: { org: string; person?: string; address: string; verified?: boolean }): Promise<string> {
  const at = app.clock.now().toISOString();
  const id = app.ids.uuid();
  const row = { id, org_id: given.org, person_id: given.person ?? null, address: given.address, added_by: 'test', added_at: at, tries: 0 };
  const verified = given.verified === false ? null : at;
  await app.store.write((tx) =>
    tx
      .insertInto('mail_addresses')
      .values({ ...row, verified_by: verified && 'test', verified_at: verified, ended_at: null })
      .execute(),
  );
  return id;
}

/** Carries out what the outbox holds, and what secure mail may carry now. */
export async function go(app: TestApp): Promise<void> {
  await app.deliver();
  await app.mail!.run();
}

export const mails = (app: TestApp) => app.store.db.selectFrom('mails').selectAll().orderBy('clock').orderBy('id').execute();
export const stateOf = async (app: TestApp, id: string) =>
  JSON.parse((await app.store.db.selectFrom('instances').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state);
export const contextOf = async (app: TestApp, id: string) =>
  JSON.parse((await app.store.db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirstOrThrow()).context);
export const open = ({ raw }: Taken) => PostalMime.parse(raw);

/** A delivery report as gateways write it (RFC 3464), about a mail with this Message-ID. */
export const deliveryReport = (messageId: string, action: 'failed' | 'delivered' | 'delayed', status: string): string =>
  [
    'From: MAILER-DAEMON@gateway.test',
    'To: mekoar@mekoar.invalid',
    'Subject: Delivery Status Notification',
    'Message-ID: <report-1@gateway.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="grens"',
    '',
    '--grens',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is what people read. Message-ID: <00000000-0000-5000-8000-000000000000@elders.test>',
    '--grens',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; gateway.test',
    '',
    'Final-Recipient: rfc822; praktijk@linde.test',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '',
    '--grens',
    'Content-Type: text/rfc822-headers',
    '',
    'From: mekoar@mekoar.invalid',
    `Message-ID: ${messageId}`,
    'Subject: Beveiligde brief',
    '',
    '--grens--',
    '',
  ].join('\r\n');

/** A reading receipt (RFC 8098). */
export const readingReceipt = (messageId: string): string =>
  [
    'From: praktijk@linde.test',
    'To: mekoar@mekoar.invalid',
    'Subject: Gelezen',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=disposition-notification; boundary="grens"',
    '',
    '--grens',
    'Content-Type: text/plain',
    '',
    'Gelezen.',
    '--grens',
    'Content-Type: message/disposition-notification',
    '',
    'Final-Recipient: rfc822; praktijk@linde.test',
    `Original-Message-ID: ${messageId}`,
    'Disposition: manual-action/MDN-sent-manually; displayed',
    '',
    '--grens--',
    '',
  ].join('\r\n');
