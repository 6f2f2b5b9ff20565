import { useEffect, useState } from 'react';
import { whoChanged } from '../../live.ts';
import { useSentences } from '../../words/sentences.ts';
import { useMe } from '../../cache.ts';

/** For a few seconds at the foot of the page: who just changed what is on the screen. Nothing moves for it. */
export function WhoChanged() {
  const { t, who } = useSentences();
  const me = useMe().data;
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    let timer = 0;
    const stop = whoChanged((ids) => {
      const others = ids.filter((id) => id !== me?.person.id && id !== 'system');
      if (others.length === 0) return;
      clearTimeout(timer);
      setNames([...new Set(others)]);
      timer = setTimeout(() => setNames([]), 4_000) as unknown as number;
    });
    return () => (clearTimeout(timer), stop());
  }, [me?.person.id]);
  return (
    <div role="status" className="who-changed no-print" data-shown={names.length > 0}>
      {names.length > 0 && t('shell.changedBy', { names: names.map((id) => who(id)).join(', ') })}
    </div>
  );
}
