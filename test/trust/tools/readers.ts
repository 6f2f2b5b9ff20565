import { visitor } from '../../support/visitor.ts';
import type { Prepared, Sender } from './prepare.ts';

/** One answer that somebody got: which access it was, and whether it held anything or said no. */
export type Told = { trace: string; status: number };
export type Readers = { told: Told[]; stop(): Promise<void> };
type About = { caseId: string };

/** A client with a case of the team, made by the people themselves. */
export async function openCase({ senders, world }: Pick<Prepared, 'senders' | 'world'>, url: string): Promise<About> {
  const [petra, marieke] = ['petra', 'marieke'].map((name) => visitor(url, cookieOf(senders, world.people[name as 'petra'])));
  const client = await marieke.post('/api/clients', {
    name: 'Truus de Wit',
    birthDate: '1941-03-02',
    gpPerson: world.people.eline,
    gpOrg: world.orgs.practice,
  });
  const signal = await marieke.start('signal', { ...SIGNAL, clientId: client.body.id, orgId: world.orgs.team });
  await marieke.say(signal.body.id, 'SUBMIT');
  await petra.say(signal.body.id, 'TAKE_TRIAGE');
  const accepted = await petra.say(signal.body.id, 'ACCEPT', { clientId: client.body.id, owner: world.people.joost });
  const caseId = accepted.body?.data?.caseId as string | undefined;
  if (!caseId) throw new Error(`No case was opened: ${accepted.status} ${JSON.stringify(accepted.body)}`);
  return { caseId };
}

const cookieOf = (senders: Sender[], person: string): string => senders.find((one) => one.person === person)!.cookie;

/** What is asked, over and over: things one may see, things one may not, and a wish now and then. Each is an access of its own. */
function asked({ caseId }: About, turn: number): { path: string; body?: object } {
  const of = [
    { path: `/api/cases/${caseId}` },
    { path: '/api/instances?machine=case' },
    { path: `/api/instances/${caseId}` },
    { path: '/api/settings' },
    { path: `/api/cases/${caseId}/readers` },
    { path: '/api/clients?q=truus' },
    { path: '/api/cases/0190e000-0000-7000-8000-000000000001' },
    { path: '/api/audit/chain' },
    { path: '/api/instances', body: { machine: 'action', input: { task: `r25 ${turn}`, text: 'Belt de apotheek.' } } },
  ];
  return of[turn % of.length];
}

/** So many clients that ask without pause until they are told to stop; an answer counts when it was read whole. */
export function startReaders(prepared: Pick<Prepared, 'senders'>, url: () => string, about: About, howMany: number): Readers {
  const told: Told[] = [];
  let stopping = false;
  const one = async (sender: Sender, from: number): Promise<void> => {
    for (let turn = from; !stopping; turn++) {
      const { path, body } = asked(about, turn);
      const headers = { cookie: sender.cookie, ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}) };
      try {
        const answer = await fetch(url() + path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
        await answer.arrayBuffer();
        told.push({ trace: answer.headers.get('x-request-id') ?? '', status: answer.status });
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    }
  };
  const running = Array.from({ length: howMany }, (_, at) => one(prepared.senders[at % prepared.senders.length], at * 2));
  return {
    told,
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

const SIGNAL = {
  kind: 'VALLEN_FUNCTIEVERLIES',
  theme: 'ELDERLY',
  urgency: 'ROUTINE',
  sinceWhen: 'WEEKS',
  domains: ['BODY'],
  source: 'DISTRICT_NURSE',
  clientKnows: 'YES',
  consentState: 'GIVEN',
  expected: 'VISIT_TOGETHER',
  childrenInHome: 'NO',
  what: 'Ze valt vaak in de gang.',
};
