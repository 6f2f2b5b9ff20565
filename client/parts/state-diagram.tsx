import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useSentences } from '../words/sentences.ts';
import { wordsOf } from '../words/tracks.ts';
import { Failed, Loading } from './feedback.tsx';

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
          <Chart instance={instance} locale={locale} label={t('diagram.alt', { name: words.name, states: states.join(', ') })} />
          <div>
            <b>{t('diagram.text')}</b>
            <p style={{ margin: '4px 0' }}>{nowSentence(instance)}</p>
            {possible.length > 0 && (
              <p className="quiet" style={{ margin: 0 }}>
                {t('steps.title')}: {possible.join(', ')}
              </p>
            )}
          </div>
        </div>
      )}
    </details>
  );
}

/** A wide chart opens where the instance is, so that nobody has to look for the present state. */
function Chart({ instance, locale, label }: { instance: Instance; locale: string; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const svg = useQuery({
    queryKey: ['diagram', instance.id, instance.rev, locale],
    queryFn: async () => {
      const answer = await fetch(`/api/instances/${instance.id}/diagram.svg?locale=${locale}&rev=${instance.rev}`);
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    },
    staleTime: Infinity,
  });
  useEffect(() => {
    const box = frame.current;
    const leaves = [...(box?.querySelectorAll<SVGGElement>('.mk-now') ?? [])];
    const now = leaves.find((node) => !node.querySelector('.mk-now')) ?? leaves[0];
    if (!box || !now) return;
    const [outer, inner] = [box.getBoundingClientRect(), now.getBoundingClientRect()];
    box.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
    box.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  }, [svg.data]);

  if (svg.isPending) return <Loading lines={3} />;
  if (svg.isError) return <Failed error={svg.error} onRetry={() => void svg.refetch()} />;
  // Our own server draws it and escapes every word in it (server/diagram/draw.ts).
  return <div ref={frame} className="diagram" tabIndex={0} role="group" aria-label={label} dangerouslySetInnerHTML={{ __html: svg.data }} />;
}
