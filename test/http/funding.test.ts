import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf, type Claim, type Entry } from '../../server/ledger/claims.ts';
import { judgeClaims, perPractice, type FundOf, type Verdict } from '../../server/ledger/judge-claims.ts';
import { EXAMPLES, type Joined } from '../../server/ledger/rule-sets.ts';

const TODAY = '2026-12-01';
const inFund =
  (name: string, more: Partial<Joined> = {}): FundOf =>
  (_org, kind) => {
    const set = EXAMPLES[name];
    const rule = set.rules.find((line) => line.kind === kind);
    return rule ? { name, set, rule, joined: { name, stars: 2, norms: 1, ...more } } : null;
  };
const mdo = (key: string, patient: string | null, minutes: number, more: Partial<Claim> = {}): Claim => ({
  key,
  on: '2026-03-03',
  kind: 'MDO',
  org: 'linde',
  minutes,
  as: ['GP', 'POH_O'],
  patient,
  caseId: null,
  hinders: null,
  entries: [{ key: `${key}/gp`, minutes }],
  ...more,
});
const told = (verdicts: Verdict[]) => verdicts.map(({ paid, cents, refusedBy, eligibleMinutes }) => [paid, cents, eligibleMinutes, refusedBy]);

describe('[I-13] the rules of a fund', () => {
  it('FAM with two stars: worked example 3 of DOMAIN.md 6', () => {
    const lines = judgeClaims([mdo('1', 'jan', 24), mdo('2', 'jan', 12), mdo('3', 'jan', 30)], inFund('FAM'), [], TODAY);
    expect(told(lines)).toEqual([
      [true, 4250, 24, null],
      [true, 4250, 12, null],
      [false, 0, 0, 'PER_PATIENT'],
    ]);
  });

  it('FAM pays when the GP was there, for half an hour at most, and not for somebody without a name', () => {
    const lines = judgeClaims([mdo('1', 'jan', 55), mdo('2', 'piet', 10, { as: ['POH_O'] }), mdo('3', null, 10)], inFund('FAM'), [], TODAY);
    expect(told(lines)).toEqual([
      [true, 4250, 30, null],
      [false, 0, 0, 'WHO'],
      [false, 0, 0, 'NO_PATIENT'],
    ]);
  });

  it('FAM counts by stars and norm practices, and by different patients', () => {
    const rule = EXAMPLES.FAM.rules[0];
    expect([1, 2, 3, 4, 5].map((stars) => perPractice(rule, { stars, norms: 1 }))).toEqual([6, 12, 18, 25, 0]);
    expect(perPractice(rule, { stars: 4, norms: 1.5 })).toBe(37);
    const many = Array.from({ length: 40 }, (_, nth) => mdo(String(nth).padStart(2, '0'), `p${nth}`, 10));
    const lines = judgeClaims(many, inFund('FAM', { stars: 4, norms: 2 }), [], TODAY);
    expect([lines.filter((line) => line.paid).length, lines.at(-1)!.refusedBy]).toEqual([25, 'PATIENTS']);
    expect(judgeClaims(many, inFund('FAM', { stars: 1 }), [], TODAY).filter((line) => line.paid).length).toBe(6);
  });

  it('AFA: 85 euro an MDO, an hour a year for a patient and within twelve months, twenty hours of consults', () => {
    const hour = (key: string, on: string, patient = 'jan') => mdo(key, patient, 60, { kind: 'HOUR_TALK', on });
    const consult = (key: string, minutes: number) => mdo(key, null, minutes, { kind: 'CONSULT' });
    const fund = inFund('AFA-2023-09-15');
    expect(told(judgeClaims([mdo('1', 'jan', 70)], fund, [], TODAY))).toEqual([[true, 8500, 60, null]]);
    expect(told(judgeClaims([hour('1', '2026-01-19'), hour('2', '2026-09-07')], fund, [], TODAY))).toEqual([
      [true, null, 60, null],
      [false, 0, 0, 'PER_PATIENT'],
    ]);
    expect(judgeClaims([hour('1', '2026-01-19')], fund, [], '2027-01-20')[0].refusedBy).toBe('TOO_LATE');
    expect(judgeClaims([hour('1', '2026-01-19')], fund, [], TODAY)[0].code).toBe('A69.02');
    expect(told(judgeClaims([consult('1', 1190), consult('2', 30), consult('3', 5)], fund, [], TODAY))).toEqual([
      [true, null, 1190, null],
      [true, null, 10, null],
      [false, 0, 0, 'PRACTICE_HOURS'],
    ]);
  });

  it('a year begins anew, and what was declared before takes its room first', () => {
    const before = [{ set: 'FAM', kind: 'MDO' as const, org: 'linde', on: '2026-02-01', patient: 'jan', minutes: 20 }];
    const claims = [mdo('1', 'jan', 10), mdo('2', 'jan', 10), mdo('3', 'jan', 10, { on: '2027-01-05' })];
    expect(judgeClaims(claims, inFund('FAM'), before, TODAY).map((line) => line.paid)).toEqual([true, false, true]);
  });

  it('what is not concluded or not declared yet says so before anything else', () => {
    expect(judgeClaims([mdo('1', 'jan', 10, { hinders: 'NOT_CONCLUDED', as: [] })], () => null, [], TODAY)[0].refusedBy).toBe('NOT_CONCLUDED');
    expect(judgeClaims([mdo('1', 'jan', 10)], () => null, [], TODAY)[0].refusedBy).toBe('NO_FUND');
  });
});

describe('for any ledger', () => {
  const entry = fc.record({
    key: fc.constantFrom(...'abcdefghijklmnop').map((letter) => `i:${letter}`),
    occasion: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'),
    day: fc.integer({ min: 1, max: 28 }),
    org: fc.constantFrom('linde', 'kompas', null),
    minutes: fc.integer({ min: 0, max: 90 }),
    patient: fc.constantFrom('jan', 'piet', 'an', null),
    as: fc.constantFrom('GP', 'POH_O', 'WIJ_COACH'),
    paidBy: fc.constantFrom(null, null, { id: 'c', payer: 'Gemeente' }),
  });
  /** The occasion decides the day and the patient; the same key is the same minutes, in the same place. */
  const ledgers = fc.array(entry, { maxLength: 40 }).map((rows): Entry[] => {
    const known = new Map<string, Entry>();
    for (const row of rows) {
      const first = [...known.values()].find((one) => one.occasion === row.occasion);
      const on = first?.on ?? `2026-0${(row.day % 9) + 1}-${String(row.day).padStart(2, '0')}`;
      const client = first ? first.client : row.patient;
      const made: Entry = {
        ...row,
        instance: 'i',
        machine: 'meeting',
        on,
        what: 'MDO',
        kind: 'MDO',
        person: row.key,
        as: [row.as],
        caseId: null,
        client,
        contract: row.paidBy,
        hinders: null,
      };
      known.set(row.key, known.get(row.key) ?? made);
    }
    return rows.map((row) => known.get(row.key)!);
  });
  const fund = inFund('FAM', { stars: 1, norms: 0.5 });

  it('no limit is passed, no minute is on two lines, and what a contract pays is on none', () =>
    fc.assert(
      fc.property(ledgers, (entries) => {
        const paid = judgeClaims(claimsOf(entries), fund, [], TODAY).filter((line) => line.paid);
        for (const org of ['linde', 'kompas']) {
          const own = paid.filter((line) => line.claim.org === org);
          expect(own.length).toBeLessThanOrEqual(3);
          for (const patient of ['jan', 'piet', 'an']) expect(own.filter((line) => line.claim.patient === patient).length).toBeLessThanOrEqual(2);
        }
        const minutes = paid.flatMap((line) => line.claim.entries.map(({ key }) => key));
        expect(new Set(minutes).size).toBe(minutes.length);
        const contracted = new Set(entries.filter((one) => one.contract).map((one) => one.key));
        expect(minutes.some((key) => contracted.has(key))).toBe(false);
        expect(paid.every((line) => line.eligibleMinutes > 0 && line.eligibleMinutes <= 30 && line.claim.as.includes('GP'))).toBe(true);
      }),
      { numRuns: 300 },
    ));

  it('the order in which entries come makes no difference, nor does an entry that comes twice', () =>
    fc.assert(
      fc.property(ledgers, fc.integer(), (entries, seed) => {
        const shuffled = entries.map((one, nth) => ({ one, rank: Math.sin(seed + nth * 7.3) })).sort((a, b) => a.rank - b.rank);
        const once = judgeClaims(claimsOf(entries), fund, [], TODAY);
        expect(judgeClaims(claimsOf([...shuffled.map(({ one }) => one), ...entries]), fund, [], TODAY)).toEqual(once);
        expect(judgeClaims(claimsOf(entries).reverse(), fund, [], TODAY)).toEqual(once);
      }),
      { numRuns: 300 },
    ));

  it('and the first of these would be seen to fail when the limit per patient is left out', () => {
    const without: FundOf = (org, kind, on) => {
      const found = fund(org, kind, on)!;
      return { ...found, rule: { ...found.rule, perPatient: null, perStar: null } };
    };
    const entries = ['a', 'b', 'c'].map((key): Entry => ({
      key,
      instance: 'i',
      machine: 'meeting',
      occasion: key,
      on: '2026-03-03',
      what: 'MDO',
      kind: 'MDO',
      person: 'x',
      org: 'linde',
      as: ['GP'],
      minutes: 10,
      caseId: null,
      client: 'jan',
      contract: null,
      hinders: null,
    }));
    expect(judgeClaims(claimsOf(entries), without, [], TODAY).filter((line) => line.paid).length).toBe(3);
    expect(judgeClaims(claimsOf(entries), fund, [], TODAY).filter((line) => line.paid).length).toBe(2);
  });
});
