import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Baby } from 'lucide-react';
import { useState } from 'react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { EventForm } from '../../../parts/event-form.tsx';
import type { Act } from '../../../parts/use-act.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { findTrack } from '../../../words/tracks.ts';
import { ggzData, may } from './ggz-data.ts';
import { words } from './words.ts';

/** [GGZ7] Worries about a child: a signal of its own, into which nothing of this file goes. */
export function ChildSignal({ instance, act }: { instance: Instance; act: Act }) {
  const { t } = useOwnWords(words);
  const { childCheck, youthSignals = [] } = ggzData(instance);
  const [again, setAgain] = useState(false);
  const worries = childCheck?.worries === 'YES';
  if (!worries && youthSignals.length === 0) return null;
  const asks = may(instance, 'KOPP_FLAGGED') && (youthSignals.length === 0 || again);
  return (
    <section className={youthSignals.length === 0 ? 'note warn stack' : 'card stack'} aria-label={t('childWorry')}>
      <h2 style={{ margin: 0 }} className="line">
        <Baby size={19} aria-hidden /> {t(youthSignals.length ? 'childDone' : 'childWorry')}
      </h2>
      {youthSignals.map((id) => (
        <Link key={id} to={`/inbox/${id}`}>
          {t('childOpen')}
        </Link>
      ))}
      {asks && (
        <div className="no-print card" style={{ color: 'var(--m-ink)' }}>
          <EventForm
            machine="ggz"
            schema={findTrack('ggz')!.contract.events.KOPP_FLAGGED}
            draftKey={`${instance.id}:KOPP_FLAGGED`}
            submitLabel={t('childMake')}
            help={t('childHelp')}
            autoFocus={false}
            onSubmit={async (payload) => {
              const refused = await act('KOPP_FLAGGED', payload);
              if (!refused) setAgain(false);
              return refused;
            }}
          />
        </div>
      )}
      {!asks && may(instance, 'KOPP_FLAGGED') && (
        <div className="no-print">
          <Button size="compact-sm" variant="light" onClick={() => setAgain(true)}>
            {t('childAgain')}
          </Button>
        </div>
      )}
    </section>
  );
}
