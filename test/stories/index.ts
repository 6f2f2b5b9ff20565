import { s01 } from './s01-niet-pluis.ts';
import { s04 } from './s04-consent-withdrawn.ts';
import { s06 } from './s06-crisis.ts';
import { s09 } from './s09-no-feedback.ts';
import { s12 } from './s12-anonymous.ts';
import { s23 } from './s23-scaling-down.ts';
import type { Story } from './story.ts';

/** Stories whose machines are not built yet: they are told when those are. */
const awaiting: [id: string, title: string, ...machines: string[]][] = [
  ['S02', 'Seven talks of the youth and family supporter, then an allocation', 'ojg'],
  ['S03', 'Social team wants specialised youth care: the GP is consulted first', 'referral'],
  ['S05', 'An informal carer who is worn out', 'dementia'],
  ['S08', 'A child of a parent with mental-health problems, seen by the POH-GGZ', 'ggz'],
  ['S10', 'The GP does not answer within three working days', 'referral'],
  ['S14', 'Welfare on prescription, and the receiver is silent', 'referral'],
  ['S15', 'A temporary stay and back home', 'dementia'],
  ['S16', 'A liaison leaves', 'liaison'],
  ['S17', 'A covenant signed, monitored, improved', 'agreement', 'pulse'],
  ['S21', 'Client agrees with mental-health care but refuses contact with the GP', 'referral'],
  ['S24', 'The one-hour talk and its funding rule', 'hourTalk'],
  ['S25', 'Reporting code with acute unsafety', 'meldcode'],
];

/** Every story of the domain reference, in its order. */
export const stories: Story[] = [
  s01,
  s04,
  s06,
  s09,
  s12,
  s23,
  ...awaiting.map(([id, title, ...machines]) => ({ id, title, steps: machines.map((awaits) => ({ at: '2026-11-24T09:00', awaits, say: 'the whole story' })) })),
].sort((a, b) => (a.id < b.id ? -1 : 1));
