import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useMe } from '../../cache.ts';
import { Loading } from '../../parts/feedback.tsx';
import { useOwnWords } from '../../words/own.ts';
import { NotFoundScreen } from '../not-found.tsx';
import { desksOf } from './desks.ts';
import { deskWords } from './words.ts';

/** One desk by its address; what this hat does not have looks like what does not exist. */
export function DeskScreen() {
  const { t, locale } = useOwnWords(deskWords);
  const { path } = useParams({ strict: false }) as { path: string };
  const me = useMe().data;
  const desk = me ? desksOf(me).find((one) => one.path === path) : undefined;
  const Shown = useMemo(() => desk && lazy(async () => ({ default: (await desk.load()).Desk })), [desk]);
  if (!desk || !Shown) return <NotFoundScreen />;
  return (
    <div className="page">
      <Link to="/bureau" className="line quiet no-print" style={{ gap: 6, marginBottom: 8 }}>
        <ArrowLeft size={16} aria-hidden /> {t('all')}
      </Link>
      <h1>{desk.title[locale]}</h1>
      <p className="quiet no-print" style={{ margin: '4px 0 18px', maxWidth: 720 }}>
        {desk.about[locale]}
      </p>
      <Suspense fallback={<Loading />}>
        <Shown />
      </Suspense>
    </div>
  );
}
