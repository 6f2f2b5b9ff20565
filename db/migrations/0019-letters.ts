import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

const tables = (text: string, int: string, strict: string): string[] => [
  // What left, as it was set: each form is a personal text under the key of its case, so that erasing the case erases the paper too.
  `create table letter_papers (
    letter_id ${text} primary key not null references letters (id), message_id ${text} not null, about_id ${text} not null, html_ref ${text} not null,
    pdf_ref ${text} not null, text_ref ${text} not null, hash ${text} not null, shared ${text} not null, template_id ${text}, template_version ${int} not null,
    made_at ${text} not null
  )${strict}`,
  `create index letter_papers_about on letter_papers (about_id, made_at)`,
  `create index letter_papers_message on letter_papers (message_id)`,
  // Words around a letter, per organisation: a version is never changed, the newest that has begun holds.
  `create table letter_templates (
    id ${text} primary key not null, org_id ${text} not null references organisations (id), kind ${text} not null, version ${int} not null,
    valid_from ${text} not null, blocks ${text} not null, note ${text}, made_by ${text} not null, made_at ${text} not null
  )${strict}`,
  `create unique index letter_templates_version on letter_templates (org_id, kind, version)`,
];

/** Letters as they were sent, and the templates that organisations make for them. */
export async function up(db: Kysely<any>): Promise<void> {
  const sqlite = speechOf(db).kind === 'sqlite';
  const words: [string, string, string] = sqlite ? ['text', 'integer', ' strict'] : ['text collate "C"', 'bigint', ''];
  for (const statement of tables(...words)) await sql.raw(statement).execute(db);
}
