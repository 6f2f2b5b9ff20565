import type { TestApp } from '../support/app.ts';
import { signIn } from '../support/visitor.ts';
import type { Name, World } from '../support/world.ts';
import { done, whoOf } from './viewers.ts';

/** Told after each thing that happened, with its name. */
export type Told = (what: string) => Promise<void>;
export type Flow = { client: string; caseId: string; consentId: string; itemId: string; secondItemId: string; meetingId: string };

/** Somebody of the test world says something to an instance; throws when it is refused. */
export function speakers(app: TestApp, world: World) {
  const say = async (name: Name, id: string, type: string, payload: Record<string, unknown> = {}) => {
    try {
      return done(await app.engine.send({ id, type, payload, who: await whoOf(app, world.hats[name][0]), key: crypto.randomUUID() }));
    } catch (error) {
      throw new Error(`${name} ${type}: ${(error as Error).message}`, { cause: error });
    }
  };
  const start = async (name: Name, machine: string, input: Record<string, unknown>) =>
    done(await app.engine.start({ machine, input, who: await whoOf(app, world.hats[name][0]), key: crypto.randomUUID() })).id;
  const find = async (machine: string, where: { case?: string; meeting?: string }) => {
    let query = app.store.db.selectFrom('boards').select('id').where('machine', '=', machine).orderBy('created_at').orderBy('id');
    if (where.case) query = query.where('case_id', '=', where.case);
    if (where.meeting) query = query.where('meeting_id', '=', where.meeting);
    return (await query.execute()).map((row) => row.id);
  };
  return { say, start, find };
}

const STARTS = '2026-12-08T11:30:00.000Z';
const SUMMARY = 'Zij valt vaker, maar wil thuis blijven; de dochter helpt mee.';

/** From a signal to the eve of the meeting: Joost is in charge, Eline chairs, Petra takes notes, Marieke sits at the table. */
export async function upToMeeting(app: TestApp, world: World, told: Told): Promise<Flow> {
  const { say, start, find } = speakers(app, world);
  const step = async <T>(what: string, act: Promise<T>): Promise<T> => {
    const result = await act;
    await told(what);
    return result;
  };
  const client = (
    await (
      await signIn(app.url, 'marieke')
    ).post('/api/clients', {
      name: 'Truus van Vliet',
      birthDate: '1941-03-02',
      address: 'Diamantlaan 3',
      gpPerson: world.people.eline,
      gpOrg: world.orgs.practice,
    })
  ).body.id as string;
  const fields = {
    clientId: client,
    what: 'Ze valt vaak in de gang en in de keuken.',
    kind: 'VALLEN_FUNCTIEVERLIES',
    theme: 'ELDERLY',
    urgency: 'ROUTINE',
    sinceWhen: 'WEEKS',
    source: 'DISTRICT_NURSE',
    clientKnows: 'YES',
    orgId: world.orgs.team,
  };
  const signal = await step('signal', start('marieke', 'signal', fields));
  await step('SUBMIT', say('marieke', signal, 'SUBMIT'));
  await step('TAKE_TRIAGE', say('petra', signal, 'TAKE_TRIAGE'));
  await step('ACCEPT', say('petra', signal, 'ACCEPT', { clientId: client, withReporter: false }));
  const [caseId] = await find('case', {});
  await step('ASSIGN_OWNER', say('petra', caseId, 'ASSIGN_OWNER', { owner: world.people.joost }));
  await step('TRIAGE_DECIDED', say('joost', caseId, 'TRIAGE_DECIDED'));
  const [consentId] = await find('consent', { case: caseId });
  await step('ASK', say('joost', consentId, 'ASK'));
  await step('GRANT', say('joost', consentId, 'GRANT'));
  await step('EXPLORATION_COMPLETED', say('joost', caseId, 'EXPLORATION_COMPLETED', { summary: 'Wat er speelt en wat zij zelf wil.' }));
  const plan = {
    title: 'MDO ouderen',
    theme: 'ELDERLY',
    orgId: world.orgs.practice,
    startsAt: STARTS,
    endsAt: '2026-12-08T12:30:00.000Z',
    place: 'De Linde',
    chair: world.people.eline,
    minuteTaker: world.people.petra,
    coordinator: world.people.petra,
    participants: [
      { person: world.people.eline, discipline: 'GP' },
      { person: world.people.petra, discipline: 'POH_O' },
      { person: world.people.marieke, discipline: 'DISTRICT_NURSE' },
    ],
  };
  const meetingId = await step('meeting', start('petra', 'meeting', plan));
  await step('SCHEDULE', say('petra', meetingId, 'SCHEDULE'));
  await step(
    'REQUEST_MDO',
    say('joost', caseId, 'REQUEST_MDO', { question: 'Kan zij nog veilig thuis wonen?', background: 'Drie keer gevallen.', requiredDisciplines: ['GP'] }),
  );
  await step('PROPOSE_ITEM', say('marieke', meetingId, 'PROPOSE_ITEM', { question: 'Hoe begeleid je iemand die niemand binnenlaat?' }));
  const items = await find('agendaItem', { meeting: meetingId });
  const [itemId] = await find('agendaItem', { case: caseId });
  const secondItemId = items.find((id) => id !== itemId)!;
  await step('SCREEN', say('petra', itemId, 'SCREEN'));
  await step('CONSENT_OK', say('petra', itemId, 'CONSENT_OK'));
  await step('SCREEN second', say('petra', secondItemId, 'SCREEN'));
  await step('USE_ANONYMOUS', say('petra', secondItemId, 'USE_ANONYMOUS', { ageBand: '80+' }));
  return { client, caseId, consentId, itemId, secondItemId, meetingId };
}

/** The meeting itself, a crisis in it, the minutes, and what comes after. */
export async function holdMeeting(app: TestApp, world: World, { caseId, itemId, secondItemId, meetingId }: Flow, told: Told): Promise<void> {
  const { say, find } = speakers(app, world);
  const step = async (who: Name, id: string, type: string, payload: Record<string, unknown> = {}) => {
    await say(who, id, type, payload);
    await told(type);
  };
  app.setClock('2026-12-04T10:00:00.000Z');
  await told('three working days before');
  await app.engine.fireDue();
  await told('timers');
  const [state] = JSON.parse(`[${(await app.store.db.selectFrom('instances').select('state').where('id', '=', meetingId).executeTakeFirstOrThrow()).state}]`);
  if (state === 'agendaOpen') await step('petra', meetingId, 'FREEZE_AGENDA');
  app.setClock(STARTS);
  await step('eline', meetingId, 'START_MEETING');
  await step('eline', meetingId, 'OPEN_ITEM', { item: itemId });
  await step('marieke', meetingId, 'ADD_NOTE', { field: 'view.DISTRICT_NURSE', text: 'Ziet haar elke dag; de trap gaat niet meer.' });
  await step('eline', meetingId, 'RAISE_CRISIS', { reason: 'Zij zei gisteren dat het voor haar niet meer hoeft.' });
  await step('eline', meetingId, 'URGENT_HANDED_OVER', { call: { who: 'Eline', called: 'crisisdienst', at: STARTS, outcome: 'Komt vandaag langs.' } });
  await step('petra', meetingId, 'ADD_NOTE', { field: 'summary', text: SUMMARY });
  await step('petra', meetingId, 'RECORD_DECISION', { text: 'Zij blijft thuis met meer hulp.' });
  await step('petra', meetingId, 'RECORD_ACTION', { text: 'Belt de dochter', owner: world.people.marieke, due: '2026-12-11' });
  app.setClock('2026-12-08T11:42:00.000Z');
  await app.engine.fireDue();
  await told('the time is up');
  await step('eline', meetingId, 'CONCLUDE_ITEM', { nextReview: '2027-06-08', informed: { who: 'CLIENT', byWhom: world.people.petra, before: '2026-12-10' } });
  await step('eline', meetingId, 'OPEN_ITEM', { item: secondItemId });
  await step('eline', meetingId, 'DEFER_ITEM', { reason: 'Geen tijd meer.' });
  await step('eline', meetingId, 'START_WRAPUP');
  await step('eline', meetingId, 'END_MEETING');
  await step('petra', meetingId, 'SUBMIT_MINUTES');
  await step('eline', meetingId, 'APPROVE_MINUTES');
  await step('eline', meetingId, 'DISTRIBUTE');
  await app.deliver();
  await told('letters');
  const [action] = (await find('action', { meeting: meetingId })).slice(-1);
  await step('marieke', action, 'COMPLETE', { result: 'Gebeld.' });
  await step('joost', caseId, 'ADD_TO_TEAM', { person: world.people.stranger });
  await step('joost', caseId, 'REMOVE_FROM_TEAM', { person: world.people.stranger });
}
