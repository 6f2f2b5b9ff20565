import { describe, expect, test } from 'vitest';
import { covers } from '../../machines/consent/covers.ts';
import { stopSendsOf } from '../../machines/consent/sends.ts';
import { levelFor, levelsOn } from '../../machines/feedback/level.ts';
import { lengthOf, MOST_CHARACTERS } from '../../machines/feedback/report.ts';
import { owedTo } from '../../machines/feedback/owed.ts';
import { trackById } from '../../machines/index.ts';
import type { Command, InstanceRow } from '../../machines/track.ts';
import { timeInAmsterdam } from '../../machines/calendar.ts';
import { begin, say, SELF, uuid, type Run } from './pure-run.ts';

const feedback = trackById('feedback')!;
const referral = trackById('referral')!;
const message = trackById('message')!;
const liaison = trackById('liaison')!;
const [gp, practice, hans, theCase] = [uuid(0xb1), uuid(0xa1), uuid(0xb2), uuid(0xd1)];

const commandsOf = (run: Run): Command[] =>
  run.effects.flatMap((name) => run.track.effects[name]?.({ context: run.live.context, event: run.event, self: SELF, state: run.live.value as never }) ?? []);
const consent = (state: string, more: object = {}): InstanceRow => ({
  id: uuid(0xe1),
  machine: 'consent',
  state,
  running: true,
  context: {
    purposes: ['GP_INFORM'],
    recipients: ['GP'],
    grants: [{ recipient: 'GP', purpose: 'GP_INFORM', content: ['CONTACT', 'SOCIAL'], until: '2027-06-01' }],
    ...more,
  },
});

describe('what a consent covers (BR-03)', () => {
  const wanted = { purposes: ['GP_INFORM' as const], recipients: [gp, 'GP'], today: '2027-01-11' };

  test('purpose, recipient and content, until the last day', () => {
    const on = (today: string, content: ('SOCIAL' | 'MEDICAL')[] = ['SOCIAL']) => covers([consent('active')], { ...wanted, today, content }).basis;
    expect([on('2027-06-01'), on('2027-06-02'), on('2027-01-11', ['MEDICAL'])]).toEqual(['CONSENT', null, null]);
  });
  test('not somebody else, not another purpose', () => {
    expect(covers([consent('active')], { ...wanted, recipients: [hans] }).basis).toBeNull();
    expect(covers([consent('active')], { ...wanted, purposes: ['RESEARCH'] }).basis).toBeNull();
  });
  test('a no counts only when it was about this', () => {
    expect(covers([consent('withdrawn')], wanted)).toMatchObject({ basis: null, refused: true });
    expect(covers([consent('refused', { purposes: ['RESEARCH'] })], wanted).refused).toBe(false);
  });
  test('what was implied by a referral carries the answer to it', () => {
    const implied = consent('implied', { grants: [{ recipient: 'GP', purpose: 'REFERRAL', content: ['SOCIAL'], until: '2027-06-01' }] });
    expect(covers([implied], wanted).basis).toBe('IMPLIED');
  });
  test('without a consent to name every message of the case stops', () => {
    expect(stopSendsOf(theCase)[0]).toEqual({ do: 'tell', to: { machine: 'message', caseId: theCase, in: ['queued', 'retrying'] }, type: 'STOP', payload: {} });
  });
});

describe('feedback', () => {
  const facts = {
    case: { clientId: uuid(0xc1), orgId: uuid(0xaa), theme: 'ELDERLY', owner: hans },
    gp: { person: gp, org: practice },
    handoff: false,
    referral: false,
  };
  const owing = (input: object = {}, more: object = {}) => begin(feedback, { caseId: theCase, ...input }, { ...facts, ...more });

  test('[FB2] ten working days, three after a change, a year for progress, all at 17:00', () => {
    const due = (kind: string) => owing({ kind }).live.context.due;
    expect([due('INTAKE'), due('CHANGE'), due('PROGRESS')]).toEqual(['2026-12-08', '2026-11-27', '2027-11-24']);
    expect(timeInAmsterdam(owing().live.context.dueAt)).toMatchObject({ day: '2026-12-08', time: '17:00' });
  });
  test('[FB1] without a recipient it is owed to the GP, by the case owner', () => {
    expect(owing().live.context).toMatchObject({ recipient: gp, recipientOrg: practice, owner: hans });
  });
  test('[FB1] the GP and each referrer once, and nobody to himself', () => {
    const commands = owedTo({ kind: 'END', caseId: theCase, owner: hans, gp: { person: gp, org: practice }, referrers: [gp, hans, uuid(7), uuid(7)] });
    expect(commands.map((command) => (command.do === 'start' ? command.input.recipient : null))).toEqual([gp, uuid(7)]);
    expect(owedTo({ kind: 'END', gp: null })).toEqual([]);
  });
  test('[FB3] the minimum grows with the years, and a page stays a page', () => {
    expect(['2026-03-01', '2026-11-24', '2028-01-01'].map((day) => levelFor(null, 'o', day).level)).toEqual([1, 2, 3]);
    expect(lengthOf({ risks: 'ref:00000000-0000-4000-8000-000000000001:40', agreements: [{ what: 'ref:00000000-0000-4000-8000-000000000002:2' }] })).toBe(42);
    expect(MOST_CHARACTERS).toBe(2500);
  });
  test('[FB11] what was agreed holds from its day, of the organisation before that of all; nonsense is no agreement', () => {
    const setting = (org: string, day: string, value: unknown) => ({ org, validFrom: `${day}T00:00:00.000Z`, value: value as never });
    const rows = [setting('*', '2026-01-01', 2), setting('o', '2026-03-01', 1), setting('o', '2026-11-01', 3), setting('p', '2026-01-01', 9)];
    const on = (day: string, org: string) => levelFor(levelsOn(rows, day), org, day);
    expect([on('2026-02-01', 'o'), on('2026-10-31', 'o'), on('2026-11-01', 'o'), on('2026-11-01', 'p')].map(({ level }) => level)).toEqual([2, 1, 3, 2]);
    expect([on('2026-11-01', 'o').agreed, levelFor({}, 'o', '2026-11-01').agreed]).toEqual([true, false]);
  });
  test('[FB7] the GP who did not refer sees nothing before it is sent, and no draft', () => {
    const subjects = (run: Run) => feedback.view.access(run.live.context, SELF).map(({ subject }) => subject);
    expect(subjects(owing())).not.toContain(`person:${gp}`);
    expect(subjects(owing({}, { handoff: true }))).toContain(`person:${gp}`);
    const seen = feedback.view.see!(
      { ...owing().live.context, report: { risks: 'ref' } },
      { person: gp, roles: ['GP'], kinds: ['meeting'], visible: () => false },
    );
    expect(seen).toMatchObject({ report: {}, caseId: null });
  });
  test('[FB6] managers get no more than the day', () => {
    const late = [{ type: 'FEEDBACK_DUE' }, { type: 'FEEDBACK_ESC1' }, { type: 'FEEDBACK_ESC2' }].reduce(say, owing());
    expect(commandsOf(late).map((command) => command.do === 'notify' && command.vars)).toEqual(Array(4).fill({ due: late.live.context.dueAt }));
  });
});

describe('message', () => {
  const sent = () => begin(message, { caseId: theCase, about: uuid(0xf1), basis: 'IMPLIED' });

  test('[MSG4] a letter whose message was stopped is open again and judged anew', () => {
    const stopped = say(sent(), { type: 'STOP' });
    expect(commandsOf(stopped).map((command) => command.do === 'tell' && command.type)).toEqual(['DELIVERY_FAILED', 'CONSENT_WITHDRAWN']);
  });
  test('[MSG5] waits five minutes, half an hour, two hours', () => {
    const { offset, unit, variants } = message.timers.MSG_RETRY;
    expect([variants![0], variants![1], { offset, unit }]).toEqual([
      { offset: 5, unit: 'min' },
      { offset: 30, unit: 'min' },
      { offset: 2, unit: 'h' },
    ]);
  });
});

describe('referral', () => {
  const client = { ageBand: '12-15', gpPerson: gp, gpOrg: practice };
  const facts = { case: null, client, consents: { basis: null, refused: false, asked: false, gpRefused: false }, doubles: [] };
  const written = (input: object = {}, more: object = {}) =>
    say(begin(referral, { caseId: theCase, targetKind: 'GGZ_SPECIALISED', ...input }, { ...facts, ...more }), {
      type: 'SUBMIT',
      facts: { ...facts, ...more } as never,
    });
  const told = (run: Run) => commandsOf(run).flatMap((command) => (command.do === 'tell' ? [command.type] : []));

  test('[REF2] what it knows it says itself, and leaves the rest to a professional', () => {
    expect(told(written())).toEqual([]);
    expect(told(written({ clientAgrees: true }))).toEqual(['CONSENT_OK']);
    expect(told(written({ initiator: 'GP' }))).toEqual(['CONSENT_OK']);
    expect(told(written({ clientAgrees: true }, { consents: { ...facts.consents, refused: true } }))).toEqual(['CONSENT_MISSING']);
  });
  test('[REF10] a client who keeps the GP out is not asked about behind his back', () => {
    expect(told(written({ clientAgrees: true }, { consents: { ...facts.consents, gpRefused: true } }))).toEqual(['CONSENT_MISSING']);
  });
  test('[REF1] medical facts are taken from a GP or practice nurse only', () => {
    const medical = (roles: ('GP' | 'WIJ_WORKER')[]) =>
      say(begin(referral, {}, facts as never), { type: 'SUBMIT', by: roles, medical: 'Bloeddruk verhoogd', facts: facts as never }).live.context.letter.medical;
    expect([medical(['WIJ_WORKER']), typeof medical(['GP'])]).toEqual([undefined, 'string']);
  });
  test('[REF3] the GP sees it from when he is asked', () => {
    const submitted = written({ clientAgrees: true });
    const subjects = (run: Run) => referral.view.access(run.live.context, SELF).map(({ subject }) => subject);
    expect(subjects(submitted)).not.toContain(`person:${gp}`);
    expect(subjects(say(submitted, { type: 'CONSENT_OK', facts: facts as never }))).toContain(`person:${gp}`);
  });
});

describe('liaison', () => {
  test('[LIA5] what can be handed over goes to the deputy, and the managers hear how much is left', () => {
    const open = {
      actions: [
        { id: uuid(0x21), moves: true },
        { id: uuid(0x22), moves: false },
      ],
      signals: 1,
    };
    const left = [{ type: 'CONFIRM' }, { type: 'LEAVE', facts: { open } }].reduce(say, begin(liaison, { orgId: uuid(0xaa), person: hans, deputy: uuid(9) }));
    const commands = commandsOf(left);
    expect(commands).toContainEqual({ do: 'tell', to: { id: uuid(0x21) }, type: 'HAND_OVER', payload: { to: uuid(9) } });
    expect(commands).toContainEqual({ do: 'notify', to: { person: uuid(9) }, text: 'carryOver', vars: { count: 2 } });
    expect(left.live.context).toMatchObject({ person: null, phone: null, before: [{ person: hans }] });
  });
});
