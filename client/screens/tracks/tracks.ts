import type { ComponentType } from 'react';
import type { Instance } from '../../../server/contract/shapes.ts';
import type { Act } from '../../parts/use-act.tsx';

/**
 * What a screen of a track gets: the view of this viewer, and the way every screen sends. It draws what stands inside the page, from the generic parts
 * (`parts.tsx`) and its own; loading, errors and the live room are settled before it is drawn.
 */
export type TrackScreenProps = { instance: Instance; act: Act };

/** Tracks that are begun on a screen of their own, which finds in the address what the place knows (`?case=…`); exported as `StartTrack`. */
export const startScreens: Record<string, () => Promise<{ StartTrack: ComponentType }>> = {
  referral: () => import('./referral/start-referral.tsx'),
};

/** Tracks with a screen designed by hand, one line each; its module exports it as `TrackScreen`. All others have the generic one. */
export const trackScreens: Record<string, () => Promise<{ TrackScreen: ComponentType<TrackScreenProps> }>> = {
  feedback: () => import('./feedback/feedback.tsx'),
  message: () => import('./message.tsx'),
  referral: () => import('./referral/referral.tsx'),
  dementia: () => import('./dementia/dementia.tsx'),
  ojg: () => import('./ojg/ojg.tsx'),
  ggz: () => import('./ggz/ggz.tsx'),
  hourTalk: () => import('./hour-talk/hour-talk.tsx'),
  liaison: () => import('./liaison/liaison.tsx'),
  meldcode: () => import('./meldcode/meldcode.tsx'),
  questionnaireResponse: () => import('./questionnaire-response.tsx'),
};
