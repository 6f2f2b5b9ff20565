import type { PersonKey } from '../../db/seed/types.ts';
import type { StoryStep } from './story.ts';

/** A referral letter to De Wissel that lacks nothing; `more` changes or adds fields. */
export const letterTo = (more: Record<string, unknown>): Record<string, unknown> => ({
  recipient: '@tom',
  recipientOrg: '@org:ggz',
  question: 'Onderzoek en behandeling van angst',
  reason: 'Sinds de zomer niet meer naar school. Gesprekken thuis en met de mentor hielpen niet genoeg.',
  goal: 'Weer naar school durven',
  risk: 'Geen bijzonderheden',
  domains: ['MIND', 'SOCIAL'],
  contract: 'CONTRACTED',
  clientAgrees: true,
  ...more,
});

/** A letter that was sent is carried by its author, and arrives. `letter` is a referral or feedback, `name` its message. */
export const carried = (at: string, by: PersonKey, letter: string, name: string): StoryStep[] => [
  { at, by, find: name, in: [letter, 'messageId'] },
  { at, by, to: name, say: 'HAND_OVER', with: { channel: 'EXPORT' }, then: 'handedOver' },
  { at, by, to: name, say: 'CHANNEL_DELIVERED', then: 'delivered' },
];
