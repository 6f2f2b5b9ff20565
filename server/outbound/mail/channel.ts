import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from '../../runtime/smtp-url.ts';
import { ChannelDown, type Channel, type Line, type Outcome } from './types.ts';

export type Patience = { connectMs: number; greetingMs: number; silenceMs: number };
/** RFC 5321 4.5.3.2: a gateway may think ten minutes about what it was given. */
const PATIENCE: Patience = { connectMs: 20_000, greetingMs: 30_000, silenceMs: 600_000 };
type Failure = Error & { code?: string; responseCode?: number; command?: string };

/** The secure mail gateway. Each line is one connection over which mails go one after the other; without TLS, or with a wrong certificate, it does not open. */
export function smtpChannel(settings: SmtpSettings, patience: Patience = PATIENCE): Channel {
  return { from: settings.from, open: () => open(settings, patience) };
}

function open(settings: SmtpSettings, patience: Patience): Promise<Line> {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'plain',
    tls: { minVersion: 'TLSv1.2' },
    name: settings.from.split('@')[1],
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.greetingMs,
    socketTimeout: patience.silenceMs,
    logger: false,
  });
  let alive = true;
  connection.once('end', () => (alive = false));
  const leave = () => {
    if (alive) connection.quit();
    else connection.close();
    alive = false;
  };
  return new Promise((resolve, reject) => {
    const failed = (error: Failure) => {
      alive = false;
      connection.close();
      reject(new ChannelDown(whyOf(error)));
    };
    connection.once('error', failed);
    connection.connect((error) => {
      if (error) return failed(error);
      const ready = () => {
        connection.off('error', failed);
        // What breaks later is answered by the send that it breaks.
        connection.on('error', () => (alive = false));
        const carry = async (mail: { to: string; messageId: string; text: Buffer }) => {
          const outcome = await send(connection, settings.from, mail);
          // After a refusal the talk stands half-way, and the next mail would be refused for that: it gets a line of its own.
          if (outcome.is !== 'sent') leave();
          return outcome;
        };
        resolve({ send: carry, alive: () => alive, close: leave });
      };
      if (settings.user === null) return ready();
      connection.login({ user: settings.user, pass: settings.password ?? '' }, (refused) => (refused ? failed(refused) : ready()));
    });
  });
}

function whyOf(error: Failure): ChannelDown['why'] {
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return 'sign-in';
  if (error.code === 'ETLS' || /certificate|TLS|SSL/i.test(error.message)) return 'tls';
  return error.responseCode === 421 || error.responseCode === 450 ? 'busy' : 'unreachable';
}

function send(connection: SMTPConnection, from: string, mail: { to: string; messageId: string; text: Buffer }): Promise<Outcome> {
  // Only when the stream has been read to its end can the gateway have it all; before that, a broken line means: not sent.
  let allOut = false;
  const text = Readable.from([mail.text], { objectMode: false });
  text.once('end', () => (allOut = true));
  const envelope = {
    from,
    to: [mail.to],
    dsn: { notify: ['SUCCESS', 'FAILURE'], ret: 'HDRS', envid: mail.messageId.slice(1, -1) },
  };
  return new Promise((resolve) => {
    connection.send(envelope, text, (error, info) => {
      if (error) return resolve(outcomeOf(error as Failure, allOut));
      resolve({ is: 'sent', confirms: (info?.ehlo ?? []).some((line) => /^DSN\b/i.test(line)), receipt: receiptOf(info?.response) });
    });
  });
}

function outcomeOf(error: Failure, allOut: boolean): Outcome {
  const code = error.responseCode;
  // 500 to 549 say that the talk went wrong (503) or that we may not mail at all (530, 535): no fault of this mail.
  if (code !== undefined && code >= 550) return { is: 'refused', reply: String(code) };
  if (code !== undefined) return { is: 'temporary', reply: String(code) };
  // An address that the library does not put on the line will not become better by waiting.
  if (error.code === 'EENVELOPE') return { is: 'refused', reply: null };
  return allOut ? { is: 'uncertain' } : { is: 'temporary', reply: null };
}

/** The gateway's own word for it, as far as it is a plain one. */
const receiptOf = (response: string | undefined): string => (/[A-Za-z0-9._@<>-]{4,60}\s*$/.exec(response ?? '')?.[0] ?? 'accepted').trim();
