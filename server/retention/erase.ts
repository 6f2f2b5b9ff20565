import type { Tx } from '../../db/store.ts';
import type { Deps } from '../http/deps.ts';
import { auditIn } from '../audit/audit-in.ts';

export type ErasureKind = 'case' | 'signal';
/** Why something is destroyed, and who said so; two people. */
export type Because = { ground: string; law: string; decidedBy: string; approvedBy: string; processId: string };
export type Erased = { scopes: string[]; again: boolean };
type Deep = Pick<Deps, 'store' | 'clock' | 'engine' | 'nudge' | 'tellErased'>;

/** A hold, or a decision by one person only: nothing was touched. */
export class MayNotErase extends Error {
  readonly code: 'held' | 'two-people' | 'not-found';
  constructor(code: MayNotErase['code']) {
    super(code);
    this.name = 'MayNotErase';
    this.code = code;
  }
}

/**
 * Destroys what is known under a case (or a signal that became none): the keys of the case and of all that hangs on it, and of the client when nothing else
 * is left of him; the ciphertexts, search tokens and numbers go with them. Events, boards and letters stay as a skeleton without a word. Done twice it is
 * done once. Throws MayNotErase.
 */
export async function erase(deps: Deep, kind: ErasureKind, id: string, because: Because): Promise<Erased> {
  const at = deps.clock.now().toISOString();
  const done = await deps.store.write(async (tx): Promise<Erased & { clock: number }> => {
    const before = await tx.selectFrom('erasures').select('object_id').where('object_id', '=', id).executeTakeFirst();
    if (before) return { scopes: [], again: true, clock: 0 };
    if (because.decidedBy === because.approvedBy) throw new MayNotErase('two-people');
    const about = await partsOf(tx, kind, id);
    const held = await tx
      .selectFrom('holds')
      .select('id')
      .where('object_id', 'in', [id, ...(about.client ? [about.client] : [])])
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    if (held) throw new MayNotErase('held');
    const scopes = [...about.instances, ...(about.client ? [about.client] : []), ...(about.household ? [about.household] : [])];
    await destroyKeys(tx, scopes, at);
    await forget(tx, about, scopes);
    const objects = [[id, kind], ...(about.client ? [[about.client, 'client']] : []), ...(about.household ? [[about.household, 'household']] : [])];
    const { ground, law, decidedBy, approvedBy, processId } = because;
    const said = { at, ground, law, decided_by: decidedBy, approved_by: approvedBy, process_id: processId, finished_at: null };
    for (const [object_id, what] of objects)
      await tx
        .insertInto('erasures')
        .values({ object_id, kind: what, ...said })
        .execute();
    await auditIn(
      tx,
      objects.map(([object, type]) => ({
        at,
        actor: approvedBy,
        action: 'erase',
        object_type: type,
        object_id: object,
        case_id: kind === 'case' ? id : null,
        outcome: 0,
        detail: `${ground}: ${processId}`,
      })),
    );
    const { value } = await tx
      .updateTable('clock')
      .set((eb) => ({ value: eb('value', '+', 1) }))
      .where('id', '=', 1)
      .returning('value')
      .executeTakeFirstOrThrow();
    return { scopes, again: false, clock: value };
  });
  if (!done.again) {
    deps.engine.vault.drop(done.scopes);
    deps.tellErased(done.scopes);
    deps.nudge(done.clock);
  }
  return { scopes: done.scopes, again: done.again };
}

type Parts = { instances: string[]; client: string | null; household: string | null };

/** The instances that go, and the client and household when nothing else is left of them. What asked for it stays. */
async function partsOf(tx: Tx, kind: ErasureKind, id: string): Promise<Parts> {
  const own = await tx.selectFrom('boards').select(['id', 'machine', 'client_id']).where('id', '=', id).executeTakeFirst();
  if (own?.machine !== kind) throw new MayNotErase('not-found');
  const hanging = kind === 'case' ? await tx.selectFrom('boards').select('id').where('case_id', '=', id).where('machine', '!=', 'erasure').execute() : [];
  const instances = [...new Set([id, ...hanging.map((row) => row.id)])];
  const client = own.client_id && !(await isKnownElsewhere(tx, own.client_id, instances)) ? own.client_id : null;
  return { instances, client, household: client ? await emptiedHousehold(tx, client) : null };
}

async function isKnownElsewhere(tx: Tx, client: string, going: string[]): Promise<boolean> {
  const others = await tx
    .selectFrom('boards as b')
    .leftJoin('erasures as e', 'e.object_id', 'b.id')
    .select('b.id')
    .where('b.client_id', '=', client)
    .where((eb) => eb.or([eb('b.machine', '=', 'case'), eb.and([eb('b.machine', '=', 'signal'), eb('b.case_id', 'is', null)])]))
    .where('e.object_id', 'is', null)
    .execute();
  return others.some((row) => !going.includes(row.id));
}

async function emptiedHousehold(tx: Tx, client: string): Promise<string | null> {
  const row = await tx.selectFrom('clients').select('household_id').where('id', '=', client).executeTakeFirst();
  if (!row?.household_id) return null;
  const others = await tx.selectFrom('clients').select('id').where('household_id', '=', row.household_id).where('id', '!=', client).limit(1).execute();
  return others.length ? null : row.household_id;
}

/** The wrapped key is overwritten, and the row stays: nothing is written under this scope again. */
async function destroyKeys(tx: Tx, scopes: string[], at: string): Promise<void> {
  const gone = { wrapped: Buffer.alloc(0), erased_at: at };
  for (const scope of scopes)
    await tx
      .insertInto('keys')
      .values({ scope, created_at: at, ...gone })
      .onConflict((on) => on.column('scope').doUpdateSet(gone))
      .execute();
}

async function forget(tx: Tx, { instances, client }: Parts, scopes: string[]): Promise<void> {
  await tx.deleteFrom('personal').where('scope', 'in', scopes).execute();
  await tx.deleteFrom('search_tokens').where('object_id', 'in', scopes).execute();
  // What waits to leave has nothing to say any more.
  await tx.updateTable('outbox').set({ status: 'done', error: 'erased' }).where('instance_id', 'in', instances).where('status', '=', 'pending').execute();
  // The answer of a mail server may quote an address.
  await tx.updateTable('mails').set({ reply: null }).where('case_id', 'in', instances).execute();
  if (!client) return;
  await tx.deleteFrom('identifiers').where('client_id', '=', client).execute();
  await tx.deleteFrom('routings').where('client_id', '=', client).execute();
  await tx.updateTable('clients').set({ gp_person_id: null, gp_org_id: null, no_gp_reason: null, household_id: null }).where('id', '=', client).execute();
}
