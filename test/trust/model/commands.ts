import fc from 'fast-check';
import { sql } from 'kysely';
import type { Store } from '../../../db/store.ts';
import { expected, possible, RULES, stateOf, type About, type Model, type Sayer } from './rules.ts';

/** The server under test, and what this run knows of it. */
export type Real = {
  url: string;
  store: Store;
  cookies: Record<Sayer, string>;
  people: Record<Sayer, string>;
  org: string;
  client: string;
  ids: Partial<Record<About, string>>;
  steps: number;
};
/** How it is sent: once, twice under one key, the key then brings another body, or about a version that is gone. */
export type Manner = 'once' | 'twice' | 'otherBody' | 'stale';
export type Wrong = (type: string) => boolean;
type Answer = { status: number; body: any };

const SIGNAL = {
  description: 'Mevrouw, 80+, in de hoekwoning.',
  what: 'Er ligt al weken post op de mat en ze doet niet open.',
  kind: 'NIET_PLUIS',
  theme: 'ELDERLY',
  urgency: 'ROUTINE',
  sinceWhen: 'WEEKS',
  domains: ['BODY'],
  source: 'DISTRICT_NURSE',
  clientKnows: 'YES',
  consentState: 'GIVEN',
  expected: 'VISIT_TOGETHER',
  childrenInHome: 'NO',
};

/** Marieke writes down what she saw. */
class Start implements fc.AsyncCommand<Model, Real> {
  check = (model: Readonly<Model>) => model.signal === 'none';
  toString = () => 'start signal';
  async run(model: Model, real: Real): Promise<void> {
    // A client of his own: who has a running case already gets no second one.
    const made = await post(real, 'petra', '/api/clients', { name: 'Mw. B. Feenstra', birthDate: '1943-04-02' });
    if (made.status !== 201) throw new Error(`a client gives ${made.status}`);
    real.client = made.body.id;
    const { status, body } = await post(real, 'marieke', '/api/instances', { machine: 'signal', input: { ...SIGNAL, orgId: real.org } });
    if (status !== 201) throw new Error(`start gives ${status}`);
    real.ids.signal = body.id;
    model.signal = 'draft';
    await compare(model, real);
  }
}

type Said = { pick: number; fits: boolean; type: string; by: Sayer; manner: Manner };

/** Somebody says something: mostly what fits, now and then anything at all. The model knows what must come of it. */
class Say implements fc.AsyncCommand<Model, Real> {
  readonly said: Said;
  readonly wrong: Wrong;
  #was = '';
  constructor(said: Said, wrong: Wrong) {
    this.said = said;
    this.wrong = wrong;
  }
  check = (model: Readonly<Model>) => stateOf(model, RULES[this.#choose(model).type].about) !== 'none';
  toString = () => this.#was || 'says something';

  #choose(model: Readonly<Model>): { type: string; by: Sayer } {
    const fitting = possible(model);
    return this.said.fits && fitting.length ? fitting[this.said.pick % fitting.length] : this.said;
  }

  async run(model: Model, real: Real): Promise<void> {
    const { type, by } = this.#choose(model);
    const { manner } = this.said;
    this.#was = `${by}: ${type}${manner === 'once' ? '' : ` (${manner})`}`;
    real.steps++;
    const path = `/api/instances/${real.ids[RULES[type].about]}/events`;
    const key = crypto.randomUUID();
    const stale = manner === 'stale' && by === 'petra' ? { 'if-match': '"900"' } : {};
    const said = expected(model, type, by);
    const must = 'if-match' in stale && !said.statuses.includes(404) ? { statuses: [412], next: { ...model } } : said;
    const first = await post(real, by, path, { type, ...payloadOf(type, real) }, key, stale);
    const statuses = this.wrong(type) ? [409] : must.statuses;
    if (!statuses.includes(first.status)) throw new Error(`${this.toString()} gives ${first.status} ${first.body?.code} instead of ${statuses.join(' or ')}`);
    if (first.status === 200) Object.assign(model, must.next);
    if (first.status === 200 && manner === 'twice') {
      const again = await post(real, by, path, { type, ...payloadOf(type, real) }, key);
      if (again.status !== 200 || again.body.id !== first.body.id) throw new Error(`${this.toString()} again gives ${again.status}`);
    }
    if (first.status === 200 && manner === 'otherBody') {
      const other = await post(real, by, path, { type, ...payloadOf(type, real), note: 'Iets anders.' }, key);
      if (other.status !== 422) throw new Error(`${this.toString()} gives ${other.status} instead of 422`);
    }
    await compare(model, real);
  }
}

/** What people do, in any order; `wrong`: rules that the model of a twin has wrong. */
export function commands(size: number, wrong: Wrong = () => false): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real>>> {
  const manner = fc.constantFrom<Manner[]>('once', 'once', 'once', 'twice', 'otherBody', 'stale');
  const by = fc.constantFrom<Sayer[]>('petra', 'marieke');
  const fits = fc.nat(3).map((n) => n > 0);
  const say = fc.record({ pick: fc.nat(1000), fits, type: fc.constantFrom(...Object.keys(RULES)), by, manner }).map((said) => new Say(said, wrong));
  return fc.commands([fc.constant(new Start()), say], { maxCommands: size, size: 'max' });
}

function payloadOf(type: string, { client, people }: Real): object {
  if (type === 'ACCEPT') return { clientId: client, owner: people.petra };
  if (type === 'ASK') return { reason: 'CLIENT_INITIATIVE' };
  if (type === 'GRANT') return { signatory: 'CLIENT', form: 'SPOKEN' };
  if (type === 'REQUEST_MDO') return { question: 'Hoe krijgt mevrouw weer gezelschap?', background: 'Zij eet slecht.', clientWish: 'Thuis blijven.' };
  return {};
}

async function post({ url, cookies }: Real, by: Sayer, path: string, body: object, key: string = crypto.randomUUID(), headers = {}): Promise<Answer> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: cookies[by], ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Reads the rows past the server, and holds them against the model. */
async function compare(model: Model, real: Real): Promise<void> {
  const { db } = real.store;
  const { ids } = real;
  const row = async (id: string) => {
    const found = await db.selectFrom('instances').select(['state', 'context', 'rev']).where('id', '=', id).executeTakeFirstOrThrow();
    const { count } = await db
      .selectFrom('events')
      .select(sql<number>`count(*)`.as('count'))
      .where('instance_id', '=', id)
      .where('refused', 'is', null)
      .where('type', '!=', 'IDLE')
      .executeTakeFirstOrThrow();
    if (Number(count) !== found.rev) throw new Error(`${id} is at rev ${found.rev} with ${count} events`);
    return { state: JSON.parse(found.state), context: JSON.parse(found.context) };
  };
  const signal = await row(ids.signal!);
  if (model.signal === 'accepted' && !ids.case) {
    ids.case = signal.context.caseId as string;
    const own = await db.selectFrom('boards').select('id').where('machine', '=', 'consent').where('case_id', '=', ids.case).executeTakeFirstOrThrow();
    ids.consent = own.id;
  }
  const seen = { ...model, signal: signal.state };
  if (ids.case) {
    const { lifecycle, sharing } = (await row(ids.case)).state;
    Object.assign(seen, { lifecycle, sharing, consent: (await row(ids.consent!)).state });
  }
  for (const part of Object.keys(model) as (keyof Model)[])
    if (seen[part] !== model[part]) throw new Error(`${part} is ${JSON.stringify(seen[part])} and should be ${model[part]}`);
}
