import { trackById } from '../../machines/index.ts';
import { composeLetter } from '../outbound/letters/compose-letter.ts';
import type { Letterhead, LetterKind } from '../outbound/letters/content.ts';
import { groundLine } from '../outbound/letters/ground-line.ts';
import { pictureOf } from '../outbound/letters/typeset.ts';
import { fillBlock, type Blocks } from './blocks.ts';

const MACHINE: Record<LetterKind, string> = { FEEDBACK: 'feedback', REFERRAL: 'referral', OJG: 'ojg' };
/** Letters about people who do not exist, with every part filled in. */
const GIVEN: Record<LetterKind, Record<string, unknown>> = {
  FEEDBACK: {
    askToRecipient: 'PLEASE_ACT',
    ask: 'Wilt u de slaapmedicatie nog eens bekijken?',
    askBy: '2027-01-15',
    supportKind: 'SOCIAL_WORK',
    startDate: '2026-10-05',
    endDate: '2026-12-18',
    question: 'Mevrouw wil haar post weer zelf doen.',
    whatWasDone: 'Drie gesprekken thuis. De post is geordend en er is een regeling met de verhuurder.',
    agreements: [{ who: 'De wijkcoach', what: 'belt elke donderdag', when: '2027-01-07' }],
    risks: 'Geen',
    advice: 'Bij het volgende consult vragen hoe het slapen gaat.',
    result: 'PARTLY',
    noNextFeedback: true,
  },
  REFERRAL: {
    question: 'Onderzoek naar geheugenklachten',
    reason: 'Vergeet sinds de zomer afspraken. Hulp in huis is geregeld.',
    goal: 'Weten wat er aan de hand is en thuis blijven wonen',
    risk: 'Geen bijzonderheden',
    domains: ['MIND', 'SOCIAL'],
  },
  OJG: {
    referralQuestion: 'Bang om naar school te gaan',
    question: 'Wat helpt om weer naar school te durven?',
    problemFields: ['EMOTIONAL', 'SCHOOL'],
    sessions: '5 gesprekken, 1 huisbezoeken',
    interventions: ['PSYCHO_EDUCATION'],
    outcome: 'HELPED_NO_REFERRAL',
    referralPrevented: 'PROBABLY',
  },
};
const SENDER = { person: 'Jip Voorbeeld', title: 'wijkcoach', org: '' };
const RECEIVER = { person: 'dr. Noor Voorbeeld', title: 'huisarts', org: 'Praktijk Het Voorbeeld' };
const CLIENT = 'mw. A. Voorbeeld, geboren 1 januari 1950';

/** A sample with these words about somebody who does not exist: the page as it would leave, and the text of the client's copy. */
export function sampleOf(kind: LetterKind, template: Blocks, letterhead: Letterhead, date: string): { picture: string; clientText: string } {
  const { letter } = composeLetter(
    {
      kind,
      given: { ...GIVEN[kind], ...(kind === 'FEEDBACK' ? { reachable: [letterhead.phone, letterhead.days].filter(Boolean).join(', ') } : {}) },
      words: trackById(MACHINE[kind])!.words.nl,
      moment: kind === 'FEEDBACK' ? 'afsluiting' : '',
      client: CLIENT,
      sender: { ...SENDER, org: letterhead.name },
      receiver: RECEIVER,
      letterhead,
      owner: '',
      reference: '',
      urgency: '',
      date,
      version: 1,
      ground: groundLine('CONSENT'),
      template,
    },
    () => true,
  );
  const filling = {
    client: CLIENT,
    receiver: RECEIVER.person,
    sender: SENDER.person,
    organisation: letterhead.name,
    phone: letterhead.phone,
    days: letterhead.days,
    ask: letter.ask,
    date,
  };
  return {
    picture: pictureOf('message', { ...letter, title: `Voorbeeld: ${letter.title}` }),
    clientText: [fillBlock(template.clientOpening, filling), '…', fillBlock(template.clientClosing, filling)].join('\n'),
  };
}
