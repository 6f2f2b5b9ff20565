import { describe, expect, it } from 'vitest';
import { trackById } from '../../machines/index.ts';
import type { SharedContent } from '../../machines/resources.ts';
import { composeLetter, type LetterSource } from '../../server/outbound/letters/compose-letter.ts';
import type { LetterKind } from '../../server/outbound/letters/content.ts';
import { draftFrom, type CaseFacts } from '../../server/outbound/letters/feedback-draft.ts';
import { letterHtml } from '../../server/outbound/letters/letter-html.ts';
import { messagePdf } from '../../server/outbound/letters/letter-pdf.ts';
import { partsOf } from '../../server/outbound/letters/parts.ts';
import { plainLetter } from '../../server/outbound/letters/plain-letter.ts';
import { USUAL } from '../../server/templates/blocks.ts';
import { checkTemplate } from '../../server/templates/check.ts';
import { textOf } from './pdf-text.ts';

const AT = new Date('2026-12-08T12:00:00Z');
const CONTENT: SharedContent[] = ['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL', 'MENTAL', 'SAFETY'];
const MACHINE: Record<LetterKind, string> = { FEEDBACK: 'feedback', REFERRAL: 'referral', OJG: 'ojg' };
/** Letters of which each stands in one field only, and nowhere else on the page: so a page tells which fields are on it. */
const GREEK = [...'ΑΒΓΔΕΖΗΘΛΞΠΣΦΨΩαβγδεζηθλξπσφψω'];

/** One text for each field of a letter, with a mark of its own. */
function marked(kind: LetterKind): { given: Record<string, unknown>; markOf: Map<string, string> } {
  const markOf = new Map<string, string>();
  const mark = (field: string) => {
    markOf.set(field, GREEK[markOf.size]);
    return `tekst ${markOf.get(field)} einde`;
  };
  const texts: Record<LetterKind, string[]> = {
    FEEDBACK: ['ask', 'question', 'whatWasDone', 'risks', 'advice', 'resultText', 'followUp'],
    REFERRAL: ['question', 'reason', 'goal', 'risk', 'medical', 'medication', 'representatives', 'gpConsultation', 'elvReason', 'elvDoctor'],
    OJG: ['referralQuestion', 'question', 'result', 'advice', 'sessions'],
  };
  const given: Record<string, unknown> = Object.fromEntries(texts[kind].map((field) => [field, mark(field)]));
  if (kind === 'FEEDBACK') {
    given.agreements = [{ who: 'Joost', what: mark('agreements') }];
    given.scores = [{ instrument: mark('scores'), first: '3', last: '2', on: '2026-11-01' }];
    Object.assign(given, { askToRecipient: 'PLEASE_ACT', supportKind: 'WMO', startDate: '2026-11-02' });
  }
  return { given, markOf };
}

const source = (kind: LetterKind, given: Record<string, unknown>): LetterSource => ({
  kind,
  given,
  words: trackById(MACHINE[kind])!.words.nl,
  moment: '',
  client: 'mw. A. Fictief',
  sender: { person: 'Joost de Wit', title: 'wijkcoach', org: 'Wijkteam' },
  receiver: { person: 'dr. Eline Bakker', title: 'huisarts', org: 'De Linde' },
  letterhead: { name: 'Wijkteam', address: 'Lindelaan 1', phone: '000 123 45 67', days: 'maandag' },
  owner: '',
  reference: '',
  urgency: '',
  date: '2026-12-08',
  version: 1,
  ground: 'Ja.',
  template: USUAL[kind],
});

describe('the three forms of a letter', () => {
  it('hold no text of a field that is kept back, for any combination of what is kept back', () => {
    let looked = 0;
    for (const kind of ['FEEDBACK', 'REFERRAL', 'OJG'] as const) {
      const { given, markOf } = marked(kind);
      const parts = partsOf(kind, given, trackById(MACHINE[kind])!.words.nl);
      // Every combination for the letter with most categories, every third for the others.
      const every = Array.from({ length: 64 }, (_, bits) => bits).filter((bits) => kind === 'FEEDBACK' || bits % 3 === 0);
      for (const bits of every) {
        const covered = new Set(CONTENT.filter((_, at) => bits & (1 << at)));
        const { letter, leftOut, shared } = composeLetter(source(kind, given), (content) => covered.has(content));
        const forms = [letterHtml(letter), plainLetter(letter), textOf(messagePdf(letter, AT))];
        for (const [field, mark] of markOf) {
          const category = parts.find((part) => part.field === field)?.category ?? (field === 'ask' ? 'SOCIAL' : null);
          const goes = category === null || covered.has(category);
          expect([kind, bits, field, forms.map((form) => form.includes(mark))]).toEqual([kind, bits, field, [goes, goes, goes]]);
          expect(leftOut.some((part) => part.field === field)).toBe(!goes);
          looked += 1;
        }
        for (const one of shared) expect(covered.has(one)).toBe(true);
      }
    }
    expect(looked).toBeGreaterThan(500);
  });

  it('take what people typed as text in each of them', () => {
    const nasty = '<script>alert(1)</script> #read("x") & "quoted"';
    const { letter } = composeLetter(source('FEEDBACK', { question: nasty, supportKind: 'WMO' }), () => true);
    expect(letterHtml(letter)).not.toContain('<script>');
    expect(letterHtml(letter)).toContain('&lt;script&gt;');
    expect(plainLetter(letter)).toContain(nasty);
    expect(messagePdf(letter, AT).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('a draft out of the facts of a case', () => {
  const facts: CaseFacts = {
    kind: 'END',
    day: '2026-12-18',
    theme: 'ELDERLY',
    reachable: '000 123 45 67, maandag',
    openedOn: '2026-10-05T08:00:00.000Z',
    endReason: 'GOALS_REACHED',
    nextReview: null,
    plan: { goals: ['Zelf de post doen'] },
    scaling: [{ from: 'SUPPORTING', to: 'BASIC' }],
    items: [{ on: '2026-12-01', question: 'Kan zij thuis blijven wonen?', decision: 'Ja, met hulp op donderdag.' }],
    actions: [
      { text: 'Post ordenen', owner: 'Joost', due: '2026-11-01', done: true, result: 'Klaar' },
      { text: 'Bellen op donderdag', owner: 'Anja', due: '2026-12-24', done: false, result: null },
    ],
    tracks: [],
    referral: null,
  };

  it('says what is known and where it comes from, and leaves a judgement to people', () => {
    const { fields, from } = draftFrom(facts);
    expect(fields).toMatchObject({
      supportKind: 'SOCIAL_WORK',
      startDate: '2026-10-05',
      endDate: '2026-12-18',
      question: 'Kan zij thuis blijven wonen?',
      whatWasDone: 'Post ordenen: Klaar',
      agreements: [
        { who: 'Het overleg', what: 'Ja, met hulp op donderdag.' },
        { who: 'Anja', what: 'Bellen op donderdag', when: '2026-12-24' },
      ],
      result: 'GOALS_REACHED',
      noNextFeedback: true,
      levelTo: 'BASIC',
      content: ['SUPPORT_PRESENT', 'SOCIAL'],
    });
    expect(from).toMatchObject({ question: 'meeting', agreements: 'meeting', whatWasDone: 'actions', reachable: 'directory' });
    for (const field of ['risks', 'advice', 'ask']) expect(fields).not.toHaveProperty(field);
  });

  it('makes nothing up out of nothing', () => {
    const bare: CaseFacts = { ...facts, kind: 'INTAKE', reachable: '', openedOn: null, plan: null, scaling: [], items: [], actions: [], endReason: null };
    expect(Object.keys(draftFrom(bare).fields).sort((a, b) => a.localeCompare(b))).toEqual(['askToRecipient', 'content', 'nextFeedback', 'supportKind']);
  });
});

describe('words around a letter', () => {
  const faults = (opening: string) => checkTemplate({ ...USUAL.FEEDBACK, opening }).map(({ code, line, column }) => [code, line, column]);

  it('are right to begin with, for every kind', () => {
    for (const blocks of Object.values(USUAL)) expect(checkTemplate(blocks)).toEqual([]);
  });

  it('are pointed at by line and column when something is wrong', () => {
    expect(faults('Beste {naam},')).toEqual([['unknown', 1, 7]]);
    expect(faults('Beste collega,\nBSN: {bsn}')).toEqual([['forbidden', 2, 6]]);
    expect(faults('Het {overlegnummer}')).toEqual([['forbidden', 1, 5]]);
    expect(faults('los { haakje')).toEqual([['brace', 1, 5]]);
    expect(faults('nummer 999911120')).toEqual([['number', 1, 8]]);
    expect(faults('bel 06 12 34 56 78')).toEqual([['number', 1, 5]]);
    expect(faults('mail jip@voorbeeld.test')).toEqual([['address', 1, 6]]);
    expect(faults('<b>vet</b>').map(([code]) => code)).toEqual(['markup', 'markup']);
    expect(faults('  ')).toEqual([['empty', 1, 1]]);
    expect(faults('x'.repeat(401))).toEqual([['too-long', 1, 401]]);
    expect(checkTemplate({ ...USUAL.FEEDBACK, closing: 'Groet' }).map(({ code }) => code)).toEqual(['missing']);
  });
});
