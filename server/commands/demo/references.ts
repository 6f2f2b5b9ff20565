import { seedId } from '../../../db/seed/seed-id.ts';
import type { Db } from '../../../db/store.ts';
import { atAmsterdam } from '../../../machines/amsterdam.ts';

/** Remembers what the dossiers started, and finds what the machines made of it. */
export class References {
  private readonly db: Db;
  private readonly started = new Map<string, string>();

  constructor(db: Db) {
    this.db = db;
  }

  /** The id under which something is started; a later step finds it under the same name. */
  name(dossier: string, to: string): string {
    const id = seedId(`${dossier} ${to}`);
    this.started.set(to.startsWith('#') ? to : `${dossier}.${to}`, id);
    return id;
  }

  /** The instance that `signal`, `case`, `consent`, `item`, `task:requestConsent`, `action:1`, `#meeting` or `$dossier.item` means here. Throws when there is none. */
  async find(dossier: string, to: string): Promise<string> {
    if (to.startsWith('$'))
      return this.find(...(to.slice(1).includes('.') ? (to.slice(1).split('.') as [string, string]) : ([dossier, to.slice(1)] as [string, string])));
    const known = this.started.get(to.startsWith('#') ? to : `${dossier}.${to}`);
    if (known) return known;
    const found = to === 'case' ? await this.caseOf(dossier) : await this.under(await this.caseOf(dossier), to);
    if (!found) throw new Error(`${dossier} has no ${to}`);
    return found;
  }

  /** A copy of a payload with every mark filled in (db/seed/types.ts). */
  async fill(dossier: string, value: unknown): Promise<any> {
    if (Array.isArray(value)) return Promise.all(value.map((inner) => this.fill(dossier, inner)));
    if (value && typeof value === 'object') {
      const pairs = await Promise.all(Object.entries(value).map(async ([key, inner]) => [key, await this.fill(dossier, inner)] as const));
      return Object.fromEntries(pairs.filter(([, inner]) => inner !== undefined));
    }
    if (typeof value !== 'string') return value;
    if (value === '@client') return seedId(`client ${dossier}`);
    if (value.startsWith('@org:')) return seedId(`org ${value.slice(5)}`);
    if (/^@[a-z]+$/.test(value)) return seedId(`person ${value.slice(1)}`);
    if (/^[#$][a-z]/.test(value)) return this.find(dossier, value);
    if (value.startsWith('local:')) return atAmsterdam(value.slice(6, 16), value.slice(17));
    return value;
  }

  private async caseOf(dossier: string): Promise<string> {
    const opened = this.started.get(`${dossier}.case`);
    if (opened) return opened;
    const signal = this.started.get(`${dossier}.signal`);
    const row = await this.db
      .selectFrom('instances')
      .select('context')
      .where('id', '=', signal ?? '')
      .executeTakeFirst();
    return (row && (JSON.parse(row.context).caseId as string | null)) ?? '';
  }

  private async under(caseId: string, to: string): Promise<string | undefined> {
    const [kind, nth] = to.split(':');
    if (kind === 'item') return (await this.contextOf(caseId)).mdoItems?.at(-1);
    const machine = kind === 'task' ? 'action' : kind;
    const rows = await this.db
      .selectFrom('boards as b')
      .innerJoin('instances as i', 'i.id', 'b.id')
      .select(['b.id', 'i.context'])
      .where('b.machine', '=', machine)
      .where('b.case_id', '=', caseId)
      .orderBy('b.created_at')
      .orderBy('b.id')
      .execute();
    const all = rows.map((row) => ({ id: row.id, context: JSON.parse(row.context) }));
    if (kind === 'consent') return all.at(-1)?.id;
    // `task:requestConsent` is what the product asked for, `action:1` what people agreed on.
    if (kind === 'task') return all.findLast(({ context }) => context.task === nth)?.id;
    // `feedback:bakker` is what is owed to her, `message:bakker` the letter on its way.
    if (nth && /^[a-z]/.test(nth)) return all.findLast(({ context }) => context.recipient === seedId(`person ${nth}`))?.id;
    return all.filter(({ context }) => kind !== 'action' || context.task === null)[Number(nth ?? 0)]?.id;
  }

  private async contextOf(id: string): Promise<any> {
    const row = await this.db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirst();
    return row ? JSON.parse(row.context) : {};
  }
}
