import { z } from 'zod';
import { misspelled } from './misspelled.ts';
import { readSmtp, type SmtpSettings } from './smtp-url.ts';
import { spanOf } from './span.ts';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((word) => word === '1' || word === 'true');

const schema = z.object({
  PORT: z.coerce.number('PORT must be a number').int().min(0, 'PORT must be 0 to 65535').max(65_535, 'PORT must be 0 to 65535').default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'it must begin with sqlite: or postgres://, such as sqlite:./data/mekoar.db')
    .refine((url) => url.startsWith('sqlite:') || URL.canParse(url), 'it must be an address such as postgres://user:password@host/database')
    .default('sqlite:./data/mekoar.db'),
  DEMO: flag,
  CLOCK: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/, 'CLOCK must look like 2026-11-24T09:00')
    .optional(),
  BASE_URL: z.url({ protocol: /^https?$/, error: 'it must be the address that people use, such as https://mekoar.example' }).optional(),
  KEY_FILE: z.string().min(1).optional(),
  AUDIT_CHECKPOINTS: z.string().min(1).optional(),
  MEKOAR_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'MEKOAR_KEY must be 64 hexadecimal digits')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'LOG_LEVEL must be fatal, error, warn, info, debug or silent').default('info'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'OIDC_ISSUER must be an http or https address' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).default('uw organisatie'),
  OIDC_MFA: z.string().default(''),
  LEAKED_PASSWORDS: z.string().min(1).optional(),
  REQUESTS_A_MINUTE: z.coerce.number('REQUESTS_A_MINUTE must be a number').int().min(0, 'REQUESTS_A_MINUTE must be 0 or more').optional(),
  SMTP_URL: z.string().optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_EVERY: z.string().optional(),
  MAIL_FROM: z.string().optional(),
});

export type Settings = {
  port: number;
  host: string;
  databaseUrl: string;
  demo: boolean;
  /** as it was given; local time of Europe/Amsterdam when it has no offset */
  clock: string | null;
  baseUrl: string | null;
  keyFile: string | null;
  /** file to which signed checkpoints of the log are appended; best on another disk */
  auditCheckpoints: string | null;
  /** the master key itself, instead of a file */
  masterKey: string | null;
  logLevel: string;
  /** requests of one session in a minute; 0: any number */
  requestsAMinute: number;
  /** where the server puts backups and how often; null: it makes none */
  backups: { folder: string; everyMs: number } | null;
  /** where secure mail is handed over; null: letters wait */
  smtp: SmtpSettings | null;
  /** the organisation's own sign-in */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string; mfa: string[] } | null;
  /** a list of leaked passwords on disk: a file or a folder */
  leakedPasswords: string | null;
};

/** Somebody who works fast makes sixty requests in his busiest minute. */
const REQUESTS_A_MINUTE = 1200;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the settings. Throws an Error whose message is one sentence that says which setting is wrong. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  // An empty value in a compose file or a shell means: not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const [slip] = misspelled(Object.keys(given), Object.keys(schema.shape));
  // Started without it, the server would go on with an empty database, or without a gateway, and nobody would know why.
  if (slip) throw new Error(`The setting ${slip.name} is not known: did you mean ${slip.meant}?`);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw new Error(`The setting ${first.path.join('.')} is wrong: ${first.message}.`);
  }
  const read = parsed.data;
  if (read.KEY_FILE && read.MEKOAR_KEY) throw new Error('The setting MEKOAR_KEY is wrong: give either KEY_FILE or MEKOAR_KEY, not both.');
  if (read.CLOCK && !read.DEMO) throw new Error('The setting CLOCK is wrong: a manual clock is only possible with DEMO=1.');
  // Its people have no second factor and one password that is written down: nobody but this machine may reach them.
  if (read.DEMO && !LOOPBACK.has(read.HOST)) throw new Error('The setting HOST is wrong: a demo (DEMO=1) listens on 127.0.0.1 only.');
  return {
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    demo: read.DEMO,
    clock: read.CLOCK ?? null,
    baseUrl: read.BASE_URL ?? null,
    keyFile: read.KEY_FILE ?? null,
    auditCheckpoints: read.AUDIT_CHECKPOINTS ?? null,
    masterKey: read.MEKOAR_KEY ?? null,
    logLevel: read.LOG_LEVEL,
    oidc: oidcOf(read),
    backups: backupsOf(read),
    leakedPasswords: read.LEAKED_PASSWORDS ?? null,
    // A demo is measured and driven by programs, from this machine only.
    requestsAMinute: read.REQUESTS_A_MINUTE ?? (read.DEMO ? 0 : REQUESTS_A_MINUTE),
    smtp: readSmtp({ url: read.SMTP_URL, from: read.MAIL_FROM, baseUrl: read.BASE_URL, plainHere: read.DEMO }),
  };
}

function backupsOf({ BACKUP_DIR, BACKUP_EVERY = '24h', DATABASE_URL }: z.output<typeof schema>): Settings['backups'] {
  if (BACKUP_DIR !== undefined && !DATABASE_URL.startsWith('sqlite:'))
    throw new Error('The setting BACKUP_DIR is wrong: PostgreSQL makes its own backups, so leave it empty and see docs/running.md.');
  const everyMs = spanOf(BACKUP_EVERY);
  if (everyMs === null) throw new Error('The setting BACKUP_EVERY is wrong: give a span of a minute to a week, such as 15m, 6h or 1d.');
  return BACKUP_DIR === undefined ? null : { folder: BACKUP_DIR, everyMs };
}

/** All three or none: half a configuration would leave a button that does nothing. */
function oidcOf(read: z.output<typeof schema>): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new Error('The setting OIDC_ISSUER is wrong: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together.');
  return { issuer, clientId, clientSecret, name: read.OIDC_NAME, mfa: read.OIDC_MFA.split(/[\s,]+/).filter(Boolean) };
}
