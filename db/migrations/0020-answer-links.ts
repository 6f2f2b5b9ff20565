import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

const tables = (text: string, strict: string): string[] => [
  // One question to a receiver outside Mekoar: of its token only the hash, of the client nothing.
  `create table answer_links (
    id ${text} primary key not null, token_hash ${text} not null, referral_id ${text} not null references instances (id), message_id ${text} not null,
    case_id ${text}, asked_by ${text} not null references organisations (id), asked_org ${text} not null references organisations (id),
    sent_at ${text} not null, expires_at ${text} not null, used_at ${text}, answer ${text}, withdrawn_at ${text}
  )${strict}`,
  `create unique index answer_links_token on answer_links (token_hash)`,
  `create index answer_links_referral on answer_links (referral_id)`,
];

/** Links with which a receiver outside answers one question about a referral. */
export async function up(db: Kysely<any>): Promise<void> {
  const sqlite = speechOf(db).kind === 'sqlite';
  for (const statement of tables(sqlite ? 'text' : 'text collate "C"', sqlite ? ' strict' : '')) await sql.raw(statement).execute(db);
}
