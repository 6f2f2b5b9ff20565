import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

/**
 * Who is who in the neighbourhood (decision 021): what an organisation and a membership add to what they are, faces, postcode areas of teams by date, services, and
 * what was imported.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const postgres = speechOf(db).kind === 'postgres';
  const [text, int, blob, strict] = postgres ? ['text collate "C"', 'bigint', 'bytea', ''] : ['text', 'integer', 'blob', ' strict'];
  const statements = [
    `create table org_details (
      org_id ${text} primary key not null references organisations (id), line_of_care ${text}, new_patients ${text}, consult_phone ${text}
    )${strict}`,
    `create table locations (
      id ${text} primary key not null, org_id ${text} not null references organisations (id), name ${text} not null, address ${text}, postcode ${text}, phone ${text}
    )${strict}`,
    `create index locations_org on locations (org_id)`,
    `create table hat_details (
      membership_id ${text} primary key not null references memberships (id), location_id ${text}, core_function ${text}, hours ${text} not null, keywords ${text},
      duo_with ${text}
    )${strict}`,
    `create table photos (
      person_id ${text} primary key not null references persons (id), type ${text} not null, body ${blob} not null, hash ${text} not null, at ${text} not null,
      by_person ${text} not null
    )${strict}`,
    `create table areas (
      id ${text} primary key not null, org_id ${text} not null references organisations (id), from_pc ${text} not null, until_pc ${text} not null, from_on ${text} not null,
      until_on ${text}
    )${strict}`,
    `create index areas_range on areas (from_pc, until_pc)`,
    // A client is sent to another team than his postcode says; the reason is a code.
    `create table routings (
      id ${text} primary key not null, client_id ${text} not null references clients (id), org_id ${text} not null references organisations (id), reason ${text} not null,
      from_on ${text} not null, until_on ${text}, by_person ${text} not null, at ${text} not null
    )${strict}`,
    `create index routings_client on routings (client_id, from_on)`,
    `create table services (
      id ${text} primary key not null, org_id ${text} not null references organisations (id), name ${text} not null, kind ${text} not null, age_from ${int}, age_until ${int},
      contract ${text}, wait_weeks ${int}, wait_asked_on ${text}, line_of_care ${text}, keywords ${text}
    )${strict}`,
    `create unique index services_name on services (org_id, name)`,
    `create table faces (
      id ${text} primary key not null, org_id ${text} not null references organisations (id), person_id ${text} not null references persons (id), from_on ${text} not null,
      until_on ${text}, by_person ${text} not null, at ${text} not null
    )${strict}`,
    `create index faces_org on faces (org_id)`,
    `create table imports (
      id ${text} primary key not null, part ${text} not null, file_name ${text} not null, encoding ${text}, separator ${text}, status ${text} not null, total ${int} not null,
      done ${int} not null, counts ${text} not null, message ${text}, by_person ${text} not null, at ${text} not null, updated_at ${text} not null
    )${strict}`,
    `create table import_lines (
      import_id ${text} not null references imports (id), line ${int} not null, verdict ${text} not null, label ${text} not null, cells ${text} not null,
      changes ${text} not null, reasons ${text} not null, applied_clock ${int}, primary key (import_id, line)
    )${strict}`,
    `create index import_lines_verdict on import_lines (import_id, verdict, line)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
