import type { RetentionDesk } from '../../../../server/contract/retention-shapes.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useSentences } from '../../../words/sentences.ts';
import { useOwnWords } from '../../../words/own.ts';
import { Batches, DueList } from './destruction.tsx';
import { Holds } from './holds.tsx';
import { Requests } from './requests.tsx';
import { retentionWords } from './words.ts';
import { useRetention } from './use-retention.ts';

/** Keeping and destroying, without content: requests to erase, what is due, what is held, how old the keys are. */
export function Desk() {
  const query = useRetention();
  if (query.isPending) return <Loading lines={5} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { requests, due, batches, holds, keys, me } = query.data;
  return (
    <div className="stack" style={{ gap: 18 }}>
      <Requests requests={requests} />
      <DueList due={due} />
      <Batches batches={batches} me={me} />
      <Holds holds={holds} />
      <Keys keys={keys} />
    </div>
  );
}

function Keys({ keys }: { keys: RetentionDesk['keys'] }) {
  const { t, locale } = useOwnWords(retentionWords);
  const { now } = useSentences();
  const day = (iso: string) => dayText(iso.slice(0, 10), locale, now);
  return (
    <section className="card" aria-labelledby="retention-keys">
      <h2 id="retention-keys">{t('keys')}</h2>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {keys.masters.map((master) => (
          <li key={master.id}>{t(master.state === 'current' ? 'keyNow' : 'keyOld', { id: master.id, day: day(master.madeAt) })}</li>
        ))}
        <li>{t('keyCounts', { scopes: keys.scopes, erased: keys.erased, day: keys.oldest ? day(keys.oldest) : '—' })}</li>
      </ul>
      <p className="quiet small">{t('keyHow')}</p>
    </section>
  );
}
