import type { meetingNl } from './meeting-nl.ts';

/** Words of the meeting screens, English: the same keys. */
export const meetingEn: typeof meetingNl = {};
