import { isIP } from 'node:net';

/** Where secure mail is handed over: to one gateway, and nowhere else. */
export type SmtpSettings = {
  host: string;
  port: number;
  /** `tls` from the first byte, `starttls` required, `plain` to this machine itself only */
  security: 'tls' | 'starttls' | 'plain';
  user: string | null;
  password: string | null;
  /** the address that letters come from, and to which reports return */
  from: string;
};

const DO = 'give the address of the secure mail gateway, such as smtps://name:password@gateway.example:465, or leave it empty to let letters wait';
const ADDRESS = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;

/**
 * Reads SMTP_URL and MAIL_FROM; null when none is set. smtp:// needs STARTTLS, except to this machine itself when `plainHere` (demo and tests).
 * Throws an Error of one sentence that says what to do.
 */
export function readSmtp(given: { url?: string; from?: string; baseUrl?: string; plainHere: boolean }): SmtpSettings | null {
  if (!given.url) return null;
  const url = URL.canParse(given.url) ? new URL(given.url) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) throw new Error(`The setting SMTP_URL is wrong: ${DO}.`);
  if ((url.pathname !== '' && url.pathname !== '/') || url.search || url.hash)
    throw new Error('The setting SMTP_URL is wrong: leave out everything after the port; a password with special characters is written with % codes.');
  if (Boolean(url.username) !== Boolean(url.password)) throw new Error('The setting SMTP_URL is wrong: give both a name and a password, or neither.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const tls = url.protocol === 'smtps:';
  const plain = !tls && given.plainHere && isHere(host);
  return {
    host,
    port: Number(url.port) || (tls ? 465 : 587),
    security: tls ? 'tls' : plain ? 'plain' : 'starttls',
    user: url.username ? decoded(url.username) : null,
    password: url.password ? decoded(url.password) : null,
    from: fromOf(given),
  };
}

/** The domain after the @ of every Message-ID: that of BASE_URL, else of the sender. */
export const mailDomain = (baseUrl: string | null, from: string | null): string =>
  baseUrl ? new URL(baseUrl).hostname : (from?.split('@')[1] ?? 'mekoar.invalid');

const isHere = (host: string): boolean => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error('The setting SMTP_URL is wrong: a % in the name or password must be written as %25.');
  }
}

function fromOf({ from, baseUrl, plainHere }: { from?: string; baseUrl?: string; plainHere: boolean }): string {
  if (from !== undefined) {
    if (!ADDRESS.test(from)) throw new Error('The setting MAIL_FROM is wrong: give one plain mail address, such as mekoar@team.example.');
    return from;
  }
  if (baseUrl && !isIP(new URL(baseUrl).hostname.replace(/^\[|\]$/g, ''))) return `mekoar@${new URL(baseUrl).hostname}`;
  if (plainHere) return 'mekoar@mekoar.invalid';
  throw new Error('The setting MAIL_FROM is missing: with SMTP_URL, give the mail address that letters come from, or BASE_URL.');
}
