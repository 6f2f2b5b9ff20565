import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/**
 * Mail that leaves the product. `mails` has a row per letter, invitation or code; process facts only, what it says is made when it leaves.
 * `mail_addresses` are the verified ones of organisations and people; `meeting_mails` is what each participant was last told about a meeting.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const postgres = speechOf(db).kind === 'postgres';
  const [text, int, strict] = postgres ? ['text collate "C"', 'bigint', ''] : ['text', 'integer', ' strict'];
  const statements = [
    `create table mails (
      id ${text} primary key not null, kind ${text} not null, about_id ${text} not null, lane ${text} not null, case_id ${text}, owner_id ${text},
      org_id ${text}, person_id ${text}, payload ${text} not null, message_id ${text} not null unique, status ${text} not null, reason ${text},
      reply ${text}, attempts ${int} not null, round ${int} not null, flagged ${int} not null, next_at ${text} not null,
      lease_by ${text}, lease_until ${text}, data_at ${text}, address ${text}, hash ${text}, created_at ${text} not null, sent_at ${text},
      ended_at ${text}, clock ${int} not null
    )${strict}`,
    `create index mails_due on mails (status, next_at, clock, id)`,
    `create index mails_lane on mails (lane, status, clock, id)`,
    `create index mails_about on mails (about_id)`,
    `create index mails_owner on mails (owner_id, clock) where owner_id is not null`,
    `create table mail_addresses (
      id ${text} primary key not null, org_id ${text} not null, person_id ${text}, address ${text} not null, added_by ${text} not null,
      added_at ${text} not null, tries ${int} not null, verified_by ${text}, verified_at ${text}, ended_at ${text}
    )${strict}`,
    `create unique index mail_addresses_now on mail_addresses (org_id, coalesce(person_id, '')) where ended_at is null`,
    `create table mail_receipts (
      id ${text} primary key not null, at ${text} not null, kind ${text} not null, outcome ${text} not null, mail_id ${text}, detail ${text}
    )${strict}`,
    `create table meeting_mails (
      id ${text} primary key not null, meeting_id ${text} not null, person_id ${text} not null, sequence ${int} not null, fingerprint ${text} not null,
      cancelled ${int} not null, mail_id ${text} not null
    )${strict}`,
    `create index meeting_mails_meeting on meeting_mails (meeting_id)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
