import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { newKey, ProblemError, startInstance } from '../api.ts';
import { cache } from '../cache.ts';
import { settle } from '../live.ts';
import { EventForm } from '../parts/event-form.tsx';
import { Loading } from '../parts/feedback.tsx';
import { addressOf } from '../words/navigate.ts';
import { useWords } from '../words/i18n.ts';
import { findTrack } from '../words/tracks.ts';
import type { Values } from '../parts/form/values.ts';
import { NotFoundScreen } from './not-found.tsx';
import { startScreens } from './tracks/tracks.ts';

/** Made once per machine: a component that is made anew loses what was typed in it. */
const own = new Map(Object.entries(startScreens).map(([machine, load]) => [machine, lazy(async () => ({ default: (await load()).StartTrack }))]));

/** Starts an instance of any machine: on the screen that its track has for it, or by its contract. */
export function StartScreen() {
  const { machine } = useParams({ strict: false }) as { machine: string };
  const Own = own.get(machine);
  if (!Own) return <GenericStart machine={machine} />;
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Own />
    </Suspense>
  );
}

/** The form of its contract; what stands in the address (`?case=…`) is filled in. */
function GenericStart({ machine }: { machine: string }) {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const search = useLocation().search as Record<string, string>;
  const key = useRef({ said: '', key: '' });
  const track = findTrack(machine);
  if (!track) return <NotFoundScreen />;
  const initial: Values = search.case ? { caseId: search.case } : {};

  async function begin(payload: Values) {
    const said = JSON.stringify(payload);
    if (key.current.said !== said) key.current = { said, key: newKey() };
    try {
      const instance = await startInstance(machine, payload, key.current.key);
      settle(cache, instance);
      void cache.invalidateQueries({ queryKey: ['rows'] });
      void navigate({ to: 'row' in instance ? addressOf(instance.row) : '/' });
      return null;
    } catch (error) {
      if (error instanceof ProblemError) return error.problem;
      throw error;
    }
  }

  const title = t('generic.start', { name: track.words[locale].name });
  return (
    <div className="page narrow">
      <h1>{title.charAt(0).toUpperCase() + title.slice(1)}</h1>
      <p className="quiet" style={{ marginTop: 4 }}>
        {t('generic.startHelp')}
      </p>
      <div className="card">
        <EventForm
          machine={machine}
          schema={track.contract.input}
          draftKey={`start:${machine}`}
          submitLabel={t('common.start')}
          initial={initial}
          onSubmit={begin}
        />
      </div>
    </div>
  );
}
