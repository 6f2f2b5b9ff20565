import { action } from './action/index.ts';
import { consent } from './consent/index.ts';
import { signal } from './signal/index.ts';
import { agendaItem } from './agenda-item/index.ts';
import { breakGlass } from './break-glass/index.ts';
import { caseTrack } from './case/index.ts';
import { erasure } from './erasure/index.ts';
import { feedback } from './feedback/index.ts';
import { liaison } from './liaison/index.ts';
import { meeting } from './meeting/index.ts';
import { message } from './message/index.ts';
import { ojg } from './ojg/index.ts';
import { dementia } from './dementia/index.ts';
import { ggz } from './ggz/index.ts';
import { hourTalk } from './hour-talk/index.ts';
import { meldcode } from './meldcode/index.ts';
import { questionnaireResponse } from './questionnaire-response/index.ts';
import { referral } from './referral/index.ts';
import type { Track } from './track.ts';

/** Every installed machine, one line each; a new track is a folder and a line here. */
export const tracks: Track[] = [
  caseTrack,
  agendaItem,
  meeting,
  signal,
  consent,
  action,
  ojg,
  dementia,
  ggz,
  hourTalk,
  meldcode,
  feedback,
  message,
  referral,
  liaison,
  erasure,
  breakGlass,
  questionnaireResponse,
];

const byId = new Map(tracks.map((track) => [track.id, track]));

/** The track with this machine id, or undefined when none of that name is installed. */
export function trackById(id: string): Track | undefined {
  return byId.get(id);
}
