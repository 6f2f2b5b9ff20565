import type { ClientExport, Exporting, WithholdGround } from '../contract/client-data.ts';
import type { Instance } from '../contract/shapes.ts';
import type { Json } from '../../machines/track.ts';
import type { Role } from '../../machines/roles.ts';
import type { Who } from '../engine/types.ts';
import { findClient } from './clients.ts';
import { looking, type ViewDeps } from './deps.ts';
import { viewInstances } from './instance.ts';
import { findLetter } from './letters.ts';

/** Who may hand a file out (TRUST.md C, r25): with a relation to the client. */
const EXPORTS = new Set<Role>(['GP', 'POH_S', 'POH_O', 'POH_GGZ', 'DEM_CM', 'OJG', 'WIJ_WORKER', 'WIJ_COACH', 'YOUTH_CM']);
/** Names of fields that are about somebody else than the client. */
const OTHERS = new Set([
  'carer',
  'witnessedBy',
  'representative',
  'spokeTo',
  'who',
  'called',
  'withWhom',
  'whoCares',
  'ages',
  'reporter',
  'informant',
  'signatory',
]);
const ADDRESS = new Set(['address', 'postcode', 'phone', 'where', 'to']);
const UNSAFE = new Set(['meldcode']);
const MOST_PARTS = 5000;

type Asked = Exporting & { id: string; bsn: string | null };
type Withheld = ClientExport['withheld'];

/** Does this hat hand files out, and does the person work with this client? */
export async function mayExport(deps: ViewDeps, who: Who, client: string): Promise<boolean> {
  if (!who.roles.some((role) => EXPORTS.has(role))) return false;
  const look = await looking(deps, who);
  const cases = await deps.db.selectFrom('boards').select('id').where('client_id', '=', client).where('machine', '=', 'case').execute();
  const kinds = await deps.policy.visible(
    deps.db,
    who,
    cases.map((row) => row.id),
    look.now,
  );
  return [...kinds.values()].flatMap((allowed) => allowed.kinds).some((kind) => kind === 'team' || kind === 'owner');
}

/**
 * Everything about a client that this viewer may see, over all cases. What is withheld is named with its ground, never its content: fields about others
 * always, the address when it is secret and somebody else than the client gets the file, the reporting code for anybody but the client.
 */
export async function clientExportOf(deps: ViewDeps, who: Who, asked: Asked): Promise<ClientExport> {
  const card = await findClient(deps, who, asked.id);
  if (!card) throw new Error('The client was not judged before.');
  const grounds = await groundsOf(deps, asked);
  const withheld: Withheld = [];
  const boards = await deps.db
    .selectFrom('boards as b')
    .select(['b.id', 'b.machine', 'b.case_id'])
    .where((eb) =>
      eb.or([
        eb('b.client_id', '=', asked.id),
        eb('b.case_id', 'in', eb.selectFrom('boards as c').select('c.id').where('c.client_id', '=', asked.id).where('c.machine', '=', 'case')),
      ]),
    )
    .orderBy('b.created_at')
    .limit(MOST_PARTS)
    .execute();
  const instances = await viewInstances(
    deps,
    who,
    boards.map((row) => row.id),
  );
  const kept = instances.filter((one) => {
    const unsafe = UNSAFE.has(one.machine) && grounds.has('SAFETY');
    if (unsafe) withheld.push({ where: one.machine, ground: 'SAFETY' });
    return !unsafe;
  });
  const orgs = new Map((await deps.db.selectFrom('organisations').select(['id', 'name']).execute()).map((row) => [row.id, row.name]));
  const cases: ClientExport['cases'] = [];
  for (const one of kept.filter(({ machine }) => machine === 'case')) {
    const parts = kept.filter((part) => part.id === one.id || part.row.case === one.id);
    cases.push({
      id: one.id,
      organisation: orgs.get(one.row.org ?? '') ?? null,
      parts: parts.map((part) => partOf(part, grounds, withheld)),
      letters: await lettersOf(deps, who, one.id, { grounds, withheld }),
      timeline: timelineOf(parts, grounds, withheld),
    });
  }
  const inCases = new Set(cases.flatMap(({ parts }) => parts.map((part) => part.id)));
  return {
    format: 'mekoar-client-export',
    version: 1,
    madeAt: deps.clock.now().toISOString(),
    madeBy: who.person,
    receiver: asked.receiver,
    client: clean(card, 'client', grounds, withheld) as ClientExport['client'],
    bsn: asked.bsn,
    cases,
    loose: kept.filter((part) => !inCases.has(part.id)).map((part) => partOf(part, grounds, withheld)),
    withheld: once(withheld),
  };
}

async function groundsOf(deps: ViewDeps, { id, receiver, withhold }: Asked): Promise<Set<WithholdGround>> {
  const grounds = new Set<WithholdGround>([...withhold, 'THIRD_PERSONS']);
  const row = await deps.db.selectFrom('clients').select('details_ref').where('id', '=', id).executeTakeFirstOrThrow();
  const details = (await deps.engine.vault.read([row.details_ref])).get(row.details_ref);
  if (receiver !== 'CLIENT') {
    grounds.add('SAFETY');
    if (details && (JSON.parse(details) as { secretAddress?: boolean }).secretAddress) grounds.add('SECRET_ADDRESS');
  }
  return grounds;
}

function partOf(part: Instance, grounds: Set<WithholdGround>, withheld: Withheld): ClientExport['loose'][number] {
  const data = clean(part.data, part.machine, grounds, withheld) as Record<string, Json>;
  return { id: part.id, machine: part.machine, state: part.row.state, from: part.row.createdAt, changed: part.row.updatedAt, data };
}

function timelineOf(parts: Instance[], grounds: Set<WithholdGround>, withheld: Withheld): ClientExport['cases'][number]['timeline'] {
  return parts
    .flatMap((part) => part.timeline)
    .sort((one, other) => one.seq - other.seq)
    .map(({ at, machine, type, by, payload }) => ({ at, machine, type, by, payload: clean(payload, machine, grounds, withheld) as Record<string, Json> }));
}

async function lettersOf(deps: ViewDeps, who: Who, caseId: string, { grounds, withheld }: { grounds: Set<WithholdGround>; withheld: Withheld }) {
  const rows = await deps.db.selectFrom('letters').select('id').where('case_id', '=', caseId).orderBy('created_at').execute();
  const letters: ClientExport['cases'][number]['letters'] = [];
  for (const { id } of rows) {
    const letter = await findLetter(deps, who, id);
    if (letter)
      letters.push({
        id,
        kind: letter.kind,
        at: letter.at,
        content: clean(letter.content, `letter ${letter.kind}`, grounds, withheld) as Record<string, Json>,
      });
  }
  return letters;
}

/** A copy without what a ground withholds; each such field is named. */
function clean(value: unknown, where: string, grounds: Set<WithholdGround>, withheld: Withheld): unknown {
  if (Array.isArray(value)) return value.map((inner) => clean(inner, where, grounds, withheld));
  if (!value || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const ground = groundOf(key, grounds);
    if (!ground || inner === null || inner === undefined) copy[key] = clean(inner, where, grounds, withheld);
    else {
      withheld.push({ where: `${where}.${key}`, ground });
      copy[key] = null;
    }
  }
  return copy;
}

function groundOf(key: string, grounds: Set<WithholdGround>): WithholdGround | null {
  if (OTHERS.has(key) && grounds.has('THIRD_PERSONS')) return 'THIRD_PERSONS';
  return ADDRESS.has(key) && grounds.has('SECRET_ADDRESS') ? 'SECRET_ADDRESS' : null;
}

function once(all: Withheld): Withheld {
  return [...new Map(all.map((one) => [`${one.where} ${one.ground}`, one])).values()];
}
