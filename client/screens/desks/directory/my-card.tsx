import { Button, Checkbox, FileButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, newKey } from '../../../api.ts';
import { useMe } from '../../../cache.ts';
import { Failed, Loading, Refused } from '../../../parts/feedback.tsx';
import { Face } from './face.tsx';
import { useAct } from './use-act.ts';
import { useDirectoryWords, useFound, type FaceCard } from './use-directory.ts';

type Hour = FaceCard['hours'][number];
const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** One's own card under the hat that is worn: days and hours, words, photo. */
export function MyCard() {
  const me = useMe().data!;
  const hat = me.memberships.find((one) => one.id === me.hat);
  const query = useFound({ q: '', theme: '', org: hat?.org ?? '', on: '' }, 500);
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const card = query.data.people.find((one) => one.hat === me.hat);
  return card ? <CardForm key={card.hat} card={card} /> : null;
}

function CardForm({ card }: { card: FaceCard }) {
  const { t, daysText } = useDirectoryWords();
  const { act, busy, problem } = useAct();
  const [hours, setHours] = useState<Hour[]>(card.hours);
  const [keywords, setKeywords] = useState(card.keywords ?? '');
  const [saved, setSaved] = useState(false);
  const set = (day: number, change: Partial<Hour> | null) => {
    setSaved(false);
    const rest = hours.filter((one) => one.day !== day);
    const old = hours.find((one) => one.day === day) ?? { day, from: '08:30', until: '17:00' };
    setHours(change ? [...rest, { ...old, ...change }].sort((a, b) => a.day - b.day) : rest);
  };
  const save = async () => {
    const body = { hours, keywords: keywords.trim() || null };
    setSaved(await act(() => api.post(`/api/directory/hats/${card.hat}`, body, { key: newKey() })));
  };
  return (
    <div className="card stack" style={{ maxWidth: 680 }}>
      <Photo card={card} />
      <fieldset className="group">
        <legend>{t('workDays')}</legend>
        {DAYS.map((name, at) => {
          const hour = hours.find((one) => one.day === at + 1);
          const label = daysText([name]);
          return (
            <div key={name} className="line" style={{ minHeight: 44 }}>
              <Checkbox
                label={label}
                checked={Boolean(hour)}
                onChange={(event) => set(at + 1, event.currentTarget.checked ? {} : null)}
                style={{ width: 70 }}
              />
              {hour && (
                <>
                  <TextInput
                    type="time"
                    aria-label={`${label} ${t('from')}`}
                    value={hour.from}
                    onChange={(event) => set(at + 1, { from: event.currentTarget.value })}
                  />
                  <span>{t('until')}</span>
                  <TextInput
                    type="time"
                    aria-label={`${label} ${t('until')}`}
                    value={hour.until}
                    onChange={(event) => set(at + 1, { until: event.currentTarget.value })}
                  />
                </>
              )}
            </div>
          );
        })}
      </fieldset>
      <TextInput label={t('keywords')} value={keywords} maxLength={200} onChange={(event) => (setKeywords(event.currentTarget.value), setSaved(false))} />
      <div className="line">
        <Button loading={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
        {saved && <span role="status">{t('saved')}</span>}
      </div>
      <Refused problem={problem?.errors?.length ? null : problem} />
      {problem?.errors?.map((error) => (
        <ErrorLine key={error.path} error={error} />
      ))}
    </div>
  );
}

function ErrorLine({ error }: { error: { path: string; text: { nl: string; en: string } } }) {
  const { locale } = useDirectoryWords();
  return (
    <p className="field-error" role="alert">
      {error.text[locale]}
    </p>
  );
}

function Photo({ card }: { card: FaceCard }) {
  const { t } = useDirectoryWords();
  const { act, busy, problem } = useAct();
  const path = `/api/directory/people/${card.person}/photo`;
  return (
    <div className="stack tight">
      <div className="line">
        <Face name={card.name} photo={card.photo} size={72} />
        <div className="grow">
          <b>{card.name}</b>
          <div className="quiet">
            {card.title} · {card.orgName}
          </div>
        </div>
        <FileButton accept="image/png,image/jpeg" onChange={(file) => file && void act(() => api.upload(path, file, { key: newKey() }))}>
          {(props) => (
            <Button {...props} variant="default" loading={busy}>
              {t('choosePhoto')}
            </Button>
          )}
        </FileButton>
        {card.photo && (
          <Button variant="subtle" onClick={() => void act(() => api.post(`${path}/remove`, {}, { key: newKey() }))}>
            {t('removePhoto')}
          </Button>
        )}
      </div>
      <div className="small quiet">{t('photoHelp')}</div>
      {problem?.errors?.length ? problem.errors.map((error) => <ErrorLine key={error.path} error={error} />) : <Refused problem={problem} />}
    </div>
  );
}
