import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/**
 * Hours (decision 029): what people corrected, the contracts that pay for hours, the lists that were declared and the minutes that they used up; and of the directory the
 * consult numbers of a while and the end of a number to call.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const [text, int, strict] = speechOf(db).kind === 'sqlite' ? ['text', 'integer', ' strict'] : ['text collate "C"', 'bigint', ''];
  const statements = [
    // The old number of minutes stays: that of the track, and every correction after it.
    `create table hour_corrections (
      id ${text} primary key not null, entry_key ${text} not null, instance_id ${text} not null, was ${int} not null, minutes ${int} not null, reason ${text} not null,
      by_person ${text} not null, at ${text} not null
    )${strict}`,
    `create index hour_corrections_entry on hour_corrections (entry_key, at)`,
    `create table hour_contracts (
      id ${text} primary key not null, kind ${text} not null, person_id ${text} references persons (id), org_id ${text} not null references organisations (id),
      employer_id ${text} references organisations (id), payer ${text} not null, minutes_week ${int}, from_on ${text} not null, until_on ${text}, by_person ${text} not null,
      at ${text} not null
    )${strict}`,
    `create index hour_contracts_person on hour_contracts (person_id, org_id)`,
    `create table declarations (
      id ${text} primary key not null, org_id ${text} not null references organisations (id), payer ${text} not null, from_on ${text} not null, until_on ${text} not null,
      made_by ${text} not null, at ${text} not null, withdrawn_by ${text}, withdrawn_at ${text}
    )${strict}`,
    `create index declarations_org on declarations (org_id, from_on)`,
    `create table declaration_lines (
      id ${text} primary key not null, declaration_id ${text} not null references declarations (id), claim_key ${text} not null, kind ${text} not null, on_day ${text} not null,
      rule_set ${text}, minutes ${int} not null, eligible_minutes ${int} not null, cents ${int}, code ${text}, reference ${text}, client_id ${text}, case_id ${text},
      paid ${int} not null, refused_by ${text}
    )${strict}`,
    `create index declaration_lines_declaration on declaration_lines (declaration_id)`,
    // The key is what keeps the same minutes from being declared twice, whoever asks and whenever.
    `create table declared_minutes (
      entry_key ${text} primary key not null, line_id ${text} not null references declaration_lines (id), minutes ${int} not null
    )${strict}`,
    `create table consult_periods (
      id ${text} primary key not null, org_id ${text} not null references organisations (id), phone ${text} not null, from_on ${text} not null, until_on ${text} not null,
      by_person ${text} not null, at ${text} not null
    )${strict}`,
    `create index consult_periods_org on consult_periods (org_id, until_on)`,
    `alter table on_call add column until_on ${text}`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
