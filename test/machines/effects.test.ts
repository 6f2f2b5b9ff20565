import { describe, expect, test } from 'vitest';
import { tracks, trackById } from '../../machines/index.ts';
import type { Command, Track } from '../../machines/track.ts';
import { dayInAmsterdam, timeInAmsterdam } from '../../machines/calendar.ts';
import { begin, say, SELF, uuid, type Run } from './pure-run.ts';
import { walk } from './walk.ts';

/** What the last step asks the engine to do. */
function commandsOf(run: Run): Command[] {
  if (run.refused) return [];
  return run.effects.flatMap(
    (name) => run.track.effects[name]?.({ context: run.live.context, event: run.event, self: SELF, state: run.live.value as never }) ?? [],
  );
}

const contractsOf = (type: string) => tracks.flatMap((track) => track.contract.events[type] ?? []);

describe.each(tracks.map((track) => [track.id, track] as const))('%s: what it asks of others', (_, track) => {
  const commands = walk(track, 300, 5).flatMap(commandsOf);

  test('a start gives what the other machine wants to begin with', () => {
    for (const command of commands)
      if (command.do === 'start')
        expect(
          trackById(command.machine)?.contract.input.safeParse(command.input).error?.issues ?? [],
          `${command.machine} ${JSON.stringify(command.input)}`,
        ).toEqual([]);
  });
  test('a tell is something that some machine hears, and its payload fits', () => {
    for (const command of commands) {
      if (command.do !== 'tell') continue;
      const receiver = 'machine' in command.to ? trackById(command.to.machine) : undefined;
      if ('machine' in command.to && !receiver) continue;
      const contracts = receiver ? [receiver.contract.events[command.type]].filter(Boolean) : contractsOf(command.type);
      expect(
        contracts.some((contract) => contract.safeParse(command.payload ?? {}).success),
        `${command.type} ${JSON.stringify(command.payload)}`,
      ).toBe(true);
    }
  });
  test('a notice has words in both languages and is for somebody', () => {
    for (const command of commands)
      if (command.do === 'notify') {
        expect([track.words.nl.notices[command.text], track.words.en.notices[command.text]].every(Boolean), command.text).toBe(true);
        expect(JSON.stringify(command.to)).not.toMatch(/null|undefined|"system"/);
      }
  });
});

const signal = trackById('signal')!;
const consent = trackById('consent')!;
const action = trackById('action')!;
const client = uuid(0xc1);
const complete = {
  clientId: client,
  what: 'Zij vergat twee keer haar insuline en liet een pan droogkoken.',
  kind: 'NIET_PLUIS',
  sinceWhen: 'WEEKS',
  clientKnows: 'YES',
};
const told = (track: Track, input: Record<string, unknown>, facts: Run['event'], ...sayings: Parameters<typeof say>[1][]) =>
  sayings.reduce(say, begin(track, input, facts));

describe('signal', () => {
  const inTriage = () => told(signal, complete, { team: uuid(0xaa) }, { type: 'SUBMIT' }, { type: 'TAKE_TRIAGE', person: uuid(7) });

  test('[SIG7] accepting opens a case under the id that the signal keeps', () => {
    const run = say(inTriage(), { type: 'ACCEPT', owner: uuid(8), facts: { openCaseOfClient: null } });
    const opened = commandsOf(run).find((command) => command.do === 'start');
    expect(opened).toMatchObject({
      machine: 'case',
      id: run.live.context.caseId,
      input: { clientId: client, theme: 'ELDERLY', signalId: SELF, orgId: uuid(0xaa), owner: uuid(8), reporter: run.live.context.reporter },
    });
  });
  test('[SIG7] a client with a running case gets the signal there, and no second case', () => {
    const run = say(inTriage(), { type: 'ACCEPT', withReporter: false, facts: { openCaseOfClient: uuid(0xd1) } });
    expect(run.live.context.caseId).toBe(uuid(0xd1));
    expect(commandsOf(run).filter((command) => command.do !== 'notify')).toEqual([
      { do: 'tell', to: { id: uuid(0xd1) }, type: 'ATTACH_SIGNAL', payload: { signalId: SELF } },
    ]);
  });
  test('[SIG7] a closed case is no running one', () => {
    const pick = (lifecycle: string) => signal.facts.openCaseOfClient.pick([{ id: uuid(4), state: { lifecycle } }], { context: {}, event: {}, self: SELF });
    expect([pick('closed'), pick('archived'), pick('inProgress')]).toEqual([null, null, uuid(4)]);
  });
  test('[SIG3] the receipt names the day by which triage decides, and the board keeps to it', () => {
    const run = told(signal, complete, { team: null }, { type: 'SUBMIT' });
    const receipt = commandsOf(run).find((command) => command.do === 'notify' && command.text === 'received') as unknown as { vars: { due: string } };
    expect(timeInAmsterdam(receipt.vars.due)).toMatchObject({ day: '2026-11-27', time: '17:00' });
    expect(signal.view.board(run.live.context, 'submitted').dueAt).toBe(receipt.vars.due);
  });
  test('[SIG2] a concept is seen by its writer only, a signal by triage too', () => {
    const draft = begin(signal, complete, { team: uuid(0xaa) });
    const sent = say(draft, { type: 'SUBMIT' });
    const subjects = (run: Run) => signal.view.access(run.live.context, SELF).map(({ subject }) => subject);
    expect(subjects(draft)).toEqual([`person:${draft.live.context.reporter}`]);
    expect(subjects(sent)).toContain(`triage:${uuid(0xaa)}`);
  });
  test('[SIG4] the GP of the client is called in when it is urgent, and may look', () => {
    const run = told(
      signal,
      { clientId: client },
      { team: null },
      { type: 'SUBMIT', urgency: 'ACUTE', facts: { client: { ageBand: '80+', gpPerson: uuid(0xe1) } } },
    );
    expect(commandsOf(run)).toContainEqual({ do: 'notify', to: { person: uuid(0xe1) }, text: 'urgent', vars: {} });
    expect(signal.view.access(run.live.context, SELF)).toContainEqual({ subject: `person:${uuid(0xe1)}`, kind: 'triage' });
  });
  test('[SIG11] managers see a signal as long as it is urgent', () => {
    const facts = { team: uuid(0xaa), client: null };
    const urgent = told(signal, {}, facts, { type: 'SUBMIT', urgency: 'ACUTE', facts }, { type: 'ACKNOWLEDGE_URGENT' });
    const call = { who: 'Anja', called: 'Crisisdienst', at: '2026-11-24T08:30:00.000Z', outcome: 'Komt niet' };
    const managers = (run: Run) => signal.view.access(run.live.context, SELF).some(({ subject }) => subject === `managers:${uuid(0xaa)}`);
    expect([managers(urgent), managers(say(urgent, { type: 'DOWNGRADE', call }))]).toEqual([true, false]);
  });
  test('what follows from the kind is filled in, and gives way to what was chosen', () => {
    const chosen = begin(signal, { kind: 'SCHULDEN', theme: 'YOUTH' }, { team: null }).live.context;
    expect([chosen.theme, chosen.domains]).toEqual(['YOUTH', ['SOCIETY']]);
    expect(begin(signal, { kind: 'SCHULDEN' }, { team: null }).live.context.theme).toBe('DEBT');
  });
});

describe('consent', () => {
  const input = { caseId: uuid(0xd1), clientId: client };
  const facts = { client: { ageBand: '80+', gpPerson: uuid(0xe1) } };

  test('[CON4] a yes of 26 November 2026 holds through 26 November 2027, and the case hears until when', () => {
    const run = told(consent, input, facts, { type: 'ASK', facts }, { type: 'GRANT', on: '2026-11-26', facts });
    expect(run.live.context).toMatchObject({ until: '2027-11-26', untilAt: '2027-11-26T23:00:00.000Z' });
    expect(commandsOf(run)).toContainEqual({ do: 'tell', to: { id: uuid(0xd1) }, type: 'CONSENT_GRANTED', payload: { consentId: SELF, until: '2027-11-26' } });
  });
  test('[CON1] unless agreed otherwise the table may discuss and the GP may know, and no more', () => {
    const { grants } = told(consent, input, facts, { type: 'ASK', facts }, { type: 'GRANT', facts }).live.context;
    expect(grants.map(({ recipient, purpose }: any) => `${recipient} ${purpose}`).sort()).toEqual(['GP GP_INFORM', 'GP MDO_DISCUSS', 'MDO MDO_DISCUSS']);
  });
  test('[CON1] what was agreed in part holds as soon as the last one has said yes', () => {
    const child = { client: { ageBand: '4-11', gpPerson: null } };
    const grants = [{ recipient: 'GP', purpose: 'GP_INFORM', content: ['CONTACT'], until: '2027-03-01' }];
    const run = told(
      consent,
      input,
      child,
      { type: 'ASK', facts: child },
      { type: 'GRANT', signatory: 'PARENT_2', grants, facts: child },
      { type: 'GRANT', facts: child },
    );
    expect(run.live.context).toMatchObject({ grants, until: '2027-03-01', signed: [{ signatory: 'PARENT_2' }, { signatory: 'PARENT_1' }] });
  });
  test('[CON9] asking makes the task for who asked, about this consent, and settles the task to ask', () => {
    const commands = commandsOf(told(consent, input, facts, { type: 'ASK', askedBy: uuid(8), facts }));
    expect(commands).toContainEqual({
      do: 'start',
      machine: 'action',
      input: { caseId: uuid(0xd1), task: 'recordConsent', source: 'TASK', about: SELF, owner: uuid(8) },
    });
    expect(commands).toContainEqual({
      do: 'tell',
      to: { machine: 'action', linkedTo: SELF, in: ['work.open', 'work.accepted', 'work.inProgress'] },
      type: 'COMPLETE',
    });
  });
  test('[CON11] asked again at sixteen, the youth alone decides', () => {
    const twelve = { client: { ageBand: '12-15', gpPerson: null } };
    const sixteen = { client: { ageBand: '16-17', gpPerson: null } };
    const run = told(
      consent,
      input,
      twelve,
      { type: 'ASK', facts: twelve },
      { type: 'GRANT', together: ['CLIENT', 'PARENT_1'], facts: twelve },
      { type: 'CLIENT_REACHED_AGE', facts: sixteen },
    );
    expect(run.live.context).toMatchObject({ mustSign: ['CLIENT'], signed: [], grants: [], until: null });
  });
});

describe('action', () => {
  test('[ACT3] a due day at Christmas moves to the next working day and ends at 17:00', () => {
    const { due, dueAt } = begin(action, { due: '2026-12-25' }).live.context;
    expect([due, timeInAmsterdam(dueAt)]).toEqual(['2026-12-28', { day: '2026-12-28', time: '17:00', weekday: 1 }]);
  });
  test('[ACT1] without a date it is due in ten working days, without a name it is of who makes it', () => {
    const { due, owner } = begin(action, {}, {}, uuid(8)).live.context;
    expect([due, owner]).toEqual(['2026-12-08', uuid(8)]);
  });
  test('[ACT4] the meeting that it came from hears that it is settled', () => {
    const run = told(action, { meetingId: uuid(0xe1), source: 'MDO' }, {}, { type: 'COMPLETE' });
    expect(commandsOf(run)).toEqual([{ do: 'tell', to: { id: uuid(0xe1) }, type: 'ACTION_SETTLED', payload: { actionId: SELF } }]);
    expect(commandsOf(told(action, { source: 'MDO' }, {}, { type: 'COMPLETE' }))).toEqual([]);
  });
  test('[ACT10] what the product asked for is verified by itself, what people promised is not', () => {
    expect(commandsOf(told(action, { meetingId: uuid(0xe1), source: 'TASK' }, {}, { type: 'COMPLETE' }))).toEqual([
      { do: 'tell', to: { id: SELF }, type: 'VERIFY' },
    ]);
  });
  test('[ACT2] given to another with another date, the new date counts', () => {
    const run = told(action, { owner: uuid(8) }, {}, { type: 'DECLINE' }, { type: 'REASSIGN', owner: uuid(9), due: '2027-01-04' });
    expect(run.live.context).toMatchObject({ owner: uuid(9), due: '2027-01-04' });
    expect(dayInAmsterdam(run.live.context.dueAt)).toBe('2027-01-04');
  });
  test('an owner who is not in the case sees the promise and not where it came from', () => {
    const run = begin(action, { caseId: uuid(0xd1), meetingId: uuid(0xe1), owner: uuid(8) });
    const seen = action.view.see!(run.live.context, { person: uuid(8), roles: [], kinds: ['owner'], visible: (id) => id === uuid(0xe1) });
    expect(seen).toMatchObject({ caseId: null, meetingId: uuid(0xe1) });
  });
});
