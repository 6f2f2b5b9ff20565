import type { ReactNode } from 'react';
import { StateDiagram } from '../../parts/state-diagram.tsx';
import { TrackCourse, TrackFacts, TrackHead, TrackNow } from './parts.tsx';
import type { TrackScreenProps } from './tracks.ts';

/** The screen of every track that has none of its own: its sentence, its next steps, what a track adds to that, its data, its course. */
export function GenericTrack({ instance, children }: Pick<TrackScreenProps, 'instance'> & { children?: ReactNode }) {
  return (
    <>
      <TrackHead instance={instance} />
      <TrackNow instance={instance} />
      {children}
      <div className="two">
        <TrackFacts instance={instance} />
        <TrackCourse instance={instance} />
      </div>
      <StateDiagram instance={instance} />
    </>
  );
}
