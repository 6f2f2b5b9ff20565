import { useState } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';

/** The picture of the statechart, fetched when somebody opens it, with what it says in words beside it. */
export function StateDiagram({ instance }: { instance: Instance }) {
  const { t, locale, stateNames, nowSentence } = useSentences();
  const [open, setOpen] = useState(false);
  const words = wordsOf(instance.machine, locale);
  const states = stateNames(instance.row);
  const possible = instance.can.filter((one) => one.allowed).map((one) => words.events[one.type]?.label ?? one.type);
  return (
    <details className="card no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('diagram.title')}</summary>
      {open && (
        <div className="stack" style={{ marginTop: 12 }}>
          <div className="diagram" tabIndex={0} role="group" aria-label={t('diagram.alt', { name: words.name, states: states.join(', ') })}>
            <img src={`/api/instances/${instance.id}/diagram.svg?locale=${locale}&rev=${instance.rev}`} alt={t('diagram.alt', { name: words.name, states: states.join(', ') })} />
          </div>
          <div>
            <b>{t('diagram.text')}</b>
            <p style={{ margin: '4px 0' }}>{nowSentence(instance)}</p>
            {possible.length > 0 && <p className="quiet" style={{ margin: 0 }}>{t('steps.title')}: {possible.join(', ')}</p>}
          </div>
        </div>
      )}
    </details>
  );
}
