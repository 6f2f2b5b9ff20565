import type { Deviation } from './deviation.ts';
import { deviations as action } from './action/deviations.ts';
import { deviations as agendaItem } from './agenda-item/deviations.ts';
import { deviations as case_ } from './case/deviations.ts';
import { deviations as consent } from './consent/deviations.ts';
import { deviations as dementia } from './dementia/deviations.ts';
import { deviations as feedback } from './feedback/deviations.ts';
import { deviations as ggz } from './ggz/deviations.ts';
import { deviations as hourTalk } from './hour-talk/deviations.ts';
import { deviations as meeting } from './meeting/deviations.ts';
import { deviations as meldcode } from './meldcode/deviations.ts';
import { deviations as message } from './message/deviations.ts';
import { deviations as ojg } from './ojg/deviations.ts';
import { deviations as referral } from './referral/deviations.ts';
import { deviations as signal } from './signal/deviations.ts';

/**
 * Every difference between the machines and the specification (domain/machines.json), with its reason. test/machines/conformance.test.ts fails
 * on a difference that is not here, and on a line here that no longer differs.
 */
export const deviations: Deviation[] = [
  ...signal,
  ...consent,
  ...action,
  ...case_,
  ...agendaItem,
  ...meeting,
  ...ojg,
  ...feedback,
  ...message,
  ...dementia,
  ...ggz,
  ...referral,
  ...hourTalk,
  ...meldcode,
];
