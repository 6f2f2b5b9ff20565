import type { Deviation } from '../deviation.ts';

/** Where it knowingly says something else than the specification; joined in machines/deviations.ts. */
export const deviations: Deviation[] = [
  {
    machine: 'message',
    what: '* -> *: effect tellLetter extra',
    reason: 'The letter that a message carries hears how it fared, in the same transaction (docs/design.md, who tells whom).',
  },
  {
    machine: 'message',
    what: '* -> *: effect offerToChannel extra',
    reason: 'The channel has to be asked; secure mail takes it up, for one that is not connected it is recorded as not installed.',
  },
  {
    machine: 'message',
    what: '* -> *: role ANY_PRO extra',
    reason: 'Without a connected channel people carry letters themselves, on paper or from a mail program of their own, and say how it went (P-028).',
  },
  {
    machine: 'message',
    what: 'handedOver CHANNEL_* -> *: guard heardByHand, not none',
    reason: 'A person may only report on what a person carried.',
  },
  {
    machine: 'message',
    what: 'queued STOP -> *',
    reason: 'Told that one consent ended, it stays when another ground carries it.',
  },
  {
    machine: 'message',
    what: 'retrying STOP -> *: extra',
    reason: 'What is tried again has not left either: a withdrawal stops it too.',
  },
  {
    machine: 'message',
    what: 'retrying after MSG_RETRY -> dead: extra',
    reason: 'When no retry is left somebody must phone; the reference leaves that to an event that nobody sends.',
  },
];
