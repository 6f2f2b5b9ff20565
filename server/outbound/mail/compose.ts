import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from './types.ts';

/** What reached a header although it cannot: a line break there would be a header of somebody else's making (ASVS 1.3.11). */
export class UnfitHeader extends Error {}

const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const PLAIN = /^[\x20-\x7e]{1,78}$/;
const FILE = /^[a-z0-9-]{1,40}\.(pdf|txt|ics)$/;

/** One plain address, without a name, a comment or a second address. */
export const isMailAddress = (text: string): boolean => text.length <= 200 && ADDRESS.test(text);

type Envelope = { messageId: string; from: string; to: string; at: Date; boundary: string };

/**
 * The mail as bytes. Subject and file names come from the kinds, never from people; both are judged here once more, and nothing that was typed can add a
 * header. The same mail gives the same bytes. Throws UnfitHeader.
 */
export async function compose(envelope: Envelope, letter: Letter): Promise<Buffer> {
  for (const address of [envelope.from, envelope.to]) if (!isMailAddress(address)) throw new UnfitHeader('address');
  if (!PLAIN.test(letter.subject)) throw new UnfitHeader('subject');
  if (!/^<[0-9a-f-]{36}@[A-Za-z0-9.-]{1,190}>$/.test(envelope.messageId)) throw new UnfitHeader('message id');
  for (const { name } of letter.attachments) if (!FILE.test(name)) throw new UnfitHeader('file name');
  const composer = new MailComposer({
    from: envelope.from,
    to: envelope.to,
    subject: letter.subject,
    messageId: envelope.messageId,
    date: envelope.at,
    text: letter.text,
    baseBoundary: envelope.boundary,
    xMailer: false,
    headers: { 'Auto-Submitted': 'auto-generated', 'Disposition-Notification-To': envelope.from, Sensitivity: 'Company-Confidential' },
    attachments: letter.attachments.map(({ name, type, body }) => ({ filename: name, contentType: type, content: body })),
    ...(letter.calendar && { icalEvent: { method: letter.calendar.method, filename: 'overleg.ics', content: letter.calendar.ics } }),
    // Nothing is fetched from a disk or an address, whatever stands in the content.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
