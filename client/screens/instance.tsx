import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useInstance } from '../cache.ts';
import { Failed, Loading } from '../parts/feedback.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useRoom } from '../socket.ts';
import { useWords } from '../words/i18n.ts';
import { GenericTrack } from './tracks/generic.tsx';
import { trackScreens, type TrackScreenProps } from './tracks/tracks.ts';

/** Made once per machine: a component that is made anew loses what was typed in it. */
const shown = new Map<string, ComponentType<TrackScreenProps>>(
  Object.entries(trackScreens).map(([machine, load]) => [machine, lazy(async () => ({ default: (await load()).TrackScreen }))]),
);

/** Anything that runs, of whatever machine: on the screen that its track has, or on the generic one. A new track needs no screen. */
export function InstanceScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useInstance(id);
  const caseId = query.data?.row.case;
  useRoom(caseId ? `case:${caseId}` : null);
  if (query.isPending)
    return (
      <div className="page">
        <Loading lines={6} />
      </div>
    );
  if (query.isError)
    return (
      <div className="page">
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  return <One key={id} instance={query.data} />;
}

function One({ instance }: { instance: Instance }) {
  const { t } = useWords();
  const act = useAct(instance);
  const Screen = shown.get(instance.machine) ?? GenericTrack;
  return (
    <div className="page stack" style={{ gap: 18 }}>
      {instance.status === 'parked' && <p className="note warn">{t('generic.parked')}</p>}
      <Suspense fallback={<Loading lines={6} />}>
        <Screen instance={instance} act={act} />
      </Suspense>
    </div>
  );
}
