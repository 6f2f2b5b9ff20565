import { useState } from 'react';
import { useCase } from '../../../cache.ts';
import { Loading } from '../../../parts/feedback.tsx';
import { GenericTrack } from '../generic.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import { About } from './about.tsx';
import { Advice } from './advice.tsx';
import { Compose } from './compose.tsx';
import { GpAnswer, GpDone } from './gp-answer.tsx';
import './referral.css';
import { RunningReferral } from './running.tsx';

/** A referral: its form as long as it is a draft, one question to the GP who is asked, and else how it stands. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const [answered, setAnswered] = useState<string | null>(null);
  const [whole, setWhole] = useState(false);
  const may = (type: string) => instance.can.some((one) => one.type === type && one.allowed);
  const open = () => {
    setWhole(true);
    setAnswered(null);
  };
  if (answered) return <GpDone type={answered} onOpen={open} />;
  if (!whole && may('GP_AGREES')) return <GpAnswer instance={instance} act={act} onDone={setAnswered} onOpen={open} />;
  if (instance.row.state.includes('route.draft') && instance.row.case && may('SUBMIT')) return <Draft instance={instance} />;
  return <RunningReferral instance={instance} act={act} />;
}

/** The form of a draft; where the case is not to be seen, its generic screen. */
function Draft({ instance }: Pick<TrackScreenProps, 'instance'>) {
  const file = useCase(instance.row.case!);
  if (file.isPending) return <Loading lines={6} />;
  if (file.isError) return <GenericTrack instance={instance} />;
  return (
    <>
      <About instance={instance} />
      <Advice instance={instance} />
      <Compose key={instance.id} file={file.data} draft={instance} />
    </>
  );
}
