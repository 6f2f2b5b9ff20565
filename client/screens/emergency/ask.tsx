import { Button, TextInput } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import type { EmergencyHit } from '../../../server/contract/emergency-shapes.ts';
import { api } from '../../api.ts';
import { Empty, Refused } from '../../parts/feedback.tsx';
import { errorsOf } from '../../parts/form/values.ts';
import { PhonePanel } from '../../parts/phone-panel.tsx';
import { useOwnWords } from '../../words/own.ts';
import { useTrying } from '../case/save-copy.ts';
import { NotFoundScreen } from '../not-found.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { useFlagged } from './use-emergency.ts';
import { emergencyWords } from './words.ts';
import './emergency.css';

/** Asking for emergency access: one client by whole name and birth date, then what it means, then in. */
export function EmergencyScreen() {
  const { t, locale } = useOwnWords(emergencyWords);
  const [asked, setAsked] = useState({ name: '', birthDate: '' });
  const [hit, setHit] = useState<EmergencyHit | null | undefined>(undefined);
  const { run, busy, problem } = useTrying();
  const flagged = useFlagged();
  if (!flagged) return <NotFoundScreen />;
  const errors = problem ? errorsOf(problem, locale) : {};
  function search(event: FormEvent): void {
    event.preventDefault();
    setHit(undefined);
    void run(async () => setHit((await api.post<{ hit: EmergencyHit | null }>('/api/emergency/search', asked)).hit));
  }
  const change = (part: Partial<typeof asked>) => (setAsked({ ...asked, ...part }), setHit(undefined));
  return (
    <div className="page narrow stack" style={{ gap: 18 }}>
      <h1>{t('title')}</h1>
      <p style={{ margin: 0 }}>{t('intro')}</p>
      <form className="card stack" onSubmit={search}>
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          value={asked.name}
          error={errors.name}
          autoComplete="off"
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <DateField label={t('birthDate')} value={asked.birthDate} error={errors.birthDate} autoComplete="off" onChange={(day) => change({ birthDate: day })} />
        <div>
          <Button type="submit" loading={busy} disabled={asked.name.trim().length < 3 || !asked.birthDate}>
            {t('search')}
          </Button>
        </div>
        {Object.keys(errors).length === 0 && <Refused problem={problem} />}
      </form>
      <div role="status">
        {hit === null && (
          <Empty title={t('nobody')} icon={<SearchX size={30} />}>
            {t('nobodyHelp')}
          </Empty>
        )}
        {hit && <Hit hit={hit} onAgain={() => change({ name: '', birthDate: '' })} />}
      </div>
      <PhonePanel />
    </div>
  );
}

function Hit({ hit, onAgain }: { hit: EmergencyHit; onAgain: () => void }) {
  const { t } = useOwnWords(emergencyWords);
  const [asking, setAsking] = useState(false);
  return (
    <section className="card stack" aria-labelledby="emergency-hit">
      <h2 id="emergency-hit" style={{ margin: 0 }}>
        {t('found')}
      </h2>
      <div className="emergency-hit">
        <b>{hit.initials}</b>
        <span>{t('born', { year: hit.birthYear })}</span>
        <span className="quiet">{hit.practice ?? t('noPractice')}</span>
      </div>
      <div className="line">
        <Button color="red" onClick={() => setAsking(true)}>
          {t('goOn')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('another')}
        </Button>
      </div>
      <OpenDialog ticket={hit.ticket} opened={asking} onClose={() => setAsking(false)} />
    </section>
  );
}
