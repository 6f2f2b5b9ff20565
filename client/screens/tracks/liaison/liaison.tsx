import { useRows } from '../../../cache.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { WorkRow } from '../../../parts/work-row.tsx';
import { longDay } from '../../../words/dates.ts';
import { ownWords, useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { GenericTrack } from '../generic.tsx';
import type { TrackScreenProps } from '../tracks.ts';

const MOST = 100;

const words = ownWords(
  {
    title: 'Over te nemen van {who}',
    help: 'Weg sinds {day}. Dit staat nog op de oude naam; open het en geef het een nieuwe eigenaar. U ziet wat u mag zien.',
    nothing: 'Er staat niets meer op de oude naam van wat u mag zien.',
  },
  {
    title: 'To take over from {who}',
    help: 'Left on {day}. This still stands under the old name; open it and give it a new owner. You see what you may see.',
    nothing: 'Nothing that you may see stands under the old name any more.',
  },
);

/** Who looks after a theme; and when the former one left, what still lies with that name, each with its link and its date. */
export function TrackScreen({ instance }: TrackScreenProps) {
  const before = (instance.data.before ?? []) as { person: string; until: string }[];
  const last = before.at(-1);
  return <GenericTrack instance={instance}>{last && <HandOver {...last} />}</GenericTrack>;
}

/** [LIA5] what a liaison who left has in hand, as far as this viewer may see it. */
function HandOver({ person, until }: { person: string; until: string }) {
  const { t, locale } = useOwnWords(words);
  const { who } = useSentences();
  const rows = useRows({ owner: person, running: 'true', limit: MOST });
  if (rows.isPending) return <Loading lines={2} />;
  if (rows.isError) return <Failed error={rows.error} onRetry={() => void rows.refetch()} />;
  return (
    <section aria-labelledby="hand-over">
      <h2 id="hand-over" style={{ margin: 0 }}>
        {t('title', { who: who(person) })}
      </h2>
      <p className="quiet" style={{ margin: '2px 0 8px' }}>
        {rows.data.rows.length === 0 ? t('nothing') : t('help', { day: longDay(until, locale) })}
      </p>
      {rows.data.rows.length > 0 && (
        <ul className="rows">
          {rows.data.rows.map((row) => (
            <WorkRow key={row.id} row={row} about={row.about} />
          ))}
        </ul>
      )}
    </section>
  );
}
