import type { Insertable } from 'kysely';
import { insertion, insertRows } from '../../db/queries/bulk.ts';
import { among } from '../../db/queries/among.ts';
import type { Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { currentAccess, viaOf, type Access, type Why } from './access.ts';
import { canonicalOf, COLUMNS, plain } from './canonical.ts';
import { headOf, writerOf, type Writer } from './chain.ts';
import { AuditFailed } from './failed.ts';
import { CODE, categoryOf, meaningOf } from './meaning.ts';
import { RULES } from '../policy/rules.ts';
import { readOnly } from '../policy/types.ts';
import { macOf, pseudonymOf } from './signing.ts';

type Stored = Insertable<Tables['audit']>;
/** One line of the log as its writer gives it. Ids, codes and counts only: never a content value. `clientId` is stored as a pseudonym. */
export type AuditRow = Pick<Stored, 'at' | 'actor' | 'action' | 'object_type'> &
  Partial<Omit<Stored, 'seq' | 'chain' | 'n' | 'mac' | 'client'>> & { clientId?: string | null };

/** Version of the access rules that a row names. */
const POLICY = '1';
const INSERT = insertion('audit', [...COLUMNS, 'mac'] as never);

/**
 * The only place that writes the log: in the transaction of what it tells, joined to the chain of this node. The first row of an access is its own, the
 * others came along. Throws AuditFailed when the rows cannot be stored; what they tell then does not happen either.
 */
export async function auditIn(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    const writer = writerOf(tx);
    const head = await headOf(tx, writer.chain);
    const clients = await clientsOf(tx, writer, rows);
    let before = head.mac ?? writer.start;
    const stored = rows.map((row, at) => {
      const full = { ...complete(writer, row, clients), chain: writer.chain, n: head.n + at + 1, seq: head.seq + at + 1, mac: '' };
      full.mac = before = macOf(writer.key, before, canonicalOf(full));
      return full;
    });
    await insertRows(tx, INSERT, stored);
  } catch (error) {
    throw new AuditFailed(error);
  }
}

/** A row with the access that it came of: for rows that are made in another turn than they are written in. */
export function inAccess(row: AuditRow, access: Access | undefined = currentAccess()): AuditRow {
  if (!access || row.trace !== undefined) return row;
  const why =
    row.rule === undefined && (row.outcome ?? 0) === 0
      ? [row.object_id, row.case_id].map((id) => access.allowed.get(`${row.actor} ${id}`)).find(Boolean)
      : undefined;
  const { trace, route, point, session, name } = access;
  const because = why ? becauseOf(why) : {};
  return { trace, route, point, session, name, ...row, ...because, via: row.via === undefined ? viaOf(access) : row.via };
}

/** The rule that allowed, the rows that made it hold, the consent among them, and the emergency access when there was nothing else. */
function becauseOf(why: Why): Partial<AuditRow> {
  const consent = NEEDS_CONSENT.has(why.rule) ? (why.by.at(-1) ?? null) : null;
  // What an emergency access runs for is named even when another relation would do: nothing seen meanwhile is left out.
  const emergency = why.emergency ? { emergency: why.emergency, ...(readOnly(why) ? { purpose: 'ETREAT', event_code: CODE.alert } : {}) } : {};
  return { rule: why.rule, evidence: why.by.slice(0, 6).join(' ') || null, consent, ...emergency };
}

/** The opening of an emergency access is itself one. */
const openingOf = ({ action, object_type, object_id }: AuditRow): Partial<AuditRow> =>
  action === 'create' && object_type === 'breakGlass' ? { emergency: object_id ?? null, purpose: 'ETREAT', event_code: CODE.alert } : {};

const NEEDS_CONSENT = new Set(RULES.filter((rule) => rule.when.some((all) => all.includes('consent'))).map((rule) => rule.id));

function complete(writer: Writer, given: AuditRow, clients: Map<string, string>): Record<string, string | number | null> {
  const { clientId, ...row } = inAccess(given);
  const caseId = row.case_id ?? (row.object_type === 'case' ? (row.object_id ?? null) : null);
  const client = clientId ?? (row.object_type === 'client' ? row.object_id : undefined) ?? clients.get(caseId ?? '') ?? clients.get(row.object_id ?? '');
  const full: Record<string, string | number | null> = {
    ...meaningOf(row.action, row.object_type),
    category: categoryOf(row.object_type),
    policy: POLICY,
    ...row,
    ...openingOf(row),
    outcome: row.outcome ?? 0,
    case_id: caseId,
    client: client ? pseudonymOf(writer.pseudonyms, client) : null,
  };
  for (const [column, value] of Object.entries(full)) full[column] = typeof value === 'string' ? plain(value) : (value ?? null);
  return full;
}

/** The clients that these rows are about, by id of case or object. */
async function clientsOf(tx: Tx, writer: Writer, rows: readonly AuditRow[]): Promise<Map<string, string>> {
  const asked = rows.filter((row) => row.clientId === undefined && row.object_type !== 'client').flatMap((row) => [row.case_id, row.object_id]);
  const unknown = [...new Set(asked.filter((id): id is string => typeof id === 'string' && id.length === 36 && !writer.clients.has(id)))];
  if (unknown.length) {
    const found = await tx.selectFrom('boards').select(['id', 'client_id']).where('id', 'in', among(tx, unknown)).where('client_id', 'is not', null).execute();
    if (writer.clients.size > 20_000) writer.clients.clear();
    for (const { id, client_id } of found) writer.clients.set(id, client_id!);
  }
  return writer.clients;
}
