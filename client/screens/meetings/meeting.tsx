import './meetings.css';
import { useParams } from '@tanstack/react-router';
import type { MeetingFile, Me } from '../../../server/contract/shapes.ts';
import { useMe, useMeeting } from '../../cache.ts';
import { Failed, Loading } from '../../parts/feedback.tsx';
import { useRoom } from '../../socket.ts';
import { AfterMeeting } from './after.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { phaseOf, stateOf } from './meeting-model.ts';
import { MeetingRoom } from './meeting-room.tsx';
import { Minutes } from './minutes.tsx';
import { PrepareMeeting } from './prepare.tsx';
import { Refusal } from './refusal.tsx';
import { RunMeeting } from './run.tsx';
import { Unsent } from './unsent.tsx';
import { useSayHere } from './use-say-here.ts';

/** `/overleg/$id`: one address for the whole life of a meeting; its state chooses what stands here. */
export function MeetingScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe().data;
  const query = useMeeting(id);
  useRoom(`meeting:${id}`);
  useSayHere(`meeting:${id}`, me?.person.id ?? null);
  if (!query.data || !me)
    return <div className="page">{query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}</div>;
  return <Opened file={query.data} me={me} />;
}

function Opened({ file, me }: { file: MeetingFile; me: Me }) {
  const phase = phaseOf(stateOf(file));
  return (
    <MeetingRoom file={file} me={me}>
      <div className="page mtg" data-phase={phase}>
        <MeetingHead />
        <Refusal />
        <Unsent />
        {phase === 'prepare' && <PrepareMeeting />}
        {phase === 'run' && <RunMeeting />}
        {phase === 'minutes' && <Minutes />}
        {(phase === 'after' || phase === 'cancelled') && <AfterMeeting />}
      </div>
    </MeetingRoom>
  );
}
