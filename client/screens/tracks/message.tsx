import { TrackCourse, TrackFacts, TrackHead, TrackNow } from './parts.tsx';
import { SentLetters } from './feedback/sent-letters.tsx';
import { useSentLetters } from './feedback/use-letters.ts';
import type { TrackScreenProps } from './tracks.ts';
import './feedback/feedback.css';

/** A message, with the letter that it carries. */
export function TrackScreen({ instance }: TrackScreenProps) {
  const letters = useSentLetters(instance.id, instance.rev).data ?? [];
  return (
    <>
      <TrackHead instance={instance} />
      <TrackNow instance={instance} />
      <SentLetters letters={letters} mine={instance.row.case !== null} />
      <div className="two">
        <TrackFacts instance={instance} skip={['letter', 'version', 'content']} />
        <TrackCourse instance={instance} />
      </div>
    </>
  );
}
