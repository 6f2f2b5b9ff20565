import type { View } from '../../../machines/track.ts';

export const view: View = {
  board: (context) => ({ caseId: context.caseId, ownerId: context.coach, titleRef: context.wish }),
  access: (context) => [{ subject: `person:${context.coach}`, kind: 'owner' }],
};
