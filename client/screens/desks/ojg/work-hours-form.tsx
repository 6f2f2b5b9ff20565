import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import { api, newKey } from '../../../api.ts';
import { caseloadKey } from '../../../caseload.ts';
import { useDirectory } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { ojgWords } from './words.ts';

/** Says how many hours a week somebody has for clients at a place: one's own, or, for a manager, those of the people named. */
export function WorkHoursForm({ places, people }: { places: string[]; people?: string[] }) {
  const { t, locale } = useOwnWords(ojgWords);
  const client = useQueryClient();
  const { orgName, personName } = useDirectory();
  const { busy, problem, act } = useDoing();
  const [asked, setAsked] = useState<{ person: string; org: string; hours: number | string; from: string }>({
    person: people?.[0] ?? '',
    org: places[0] ?? '',
    hours: '',
    from: '',
  });
  const errors = problem ? errorsOf(problem, locale) : {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      const { person, org, hours, from } = asked;
      await api.post('/api/ojg/work-hours', { org, hours: Number(hours), ...(person && { person }), ...(from && { from }) }, { key: newKey() });
      setAsked({ ...asked, hours: '' });
      await Promise.all([client.invalidateQueries({ queryKey: caseloadKey('ojg', 'desk') }), client.invalidateQueries({ queryKey: ['ojg-team'] })]);
    });
  };
  return (
    <form className="line no-print" style={{ alignItems: 'flex-end' }} onSubmit={save}>
      {people && (
        <NativeSelect
          label={t('person')}
          value={asked.person}
          onChange={(event) => setAsked({ ...asked, person: event.currentTarget.value })}
          data={people.map((value) => ({ value, label: personName(value) }))}
          error={errors.person}
        />
      )}
      <NativeSelect
        label={t('place')}
        value={asked.org}
        onChange={(event) => setAsked({ ...asked, org: event.currentTarget.value })}
        data={places.map((value) => ({ value, label: orgName(value) }))}
        error={errors.org}
      />
      <NumberInput
        label={t('hoursField')}
        required
        min={0}
        max={48}
        step={0.5}
        decimalScale={1}
        value={asked.hours}
        onChange={(hours) => setAsked({ ...asked, hours })}
        error={errors.hours}
        style={{ maxWidth: 130 }}
      />
      <DateField label={t('from')} value={asked.from} onChange={(day) => setAsked({ ...asked, from: day })} error={errors.from} />
      <Button type="submit" variant="light" loading={busy}>
        {t('saveHours')}
      </Button>
      <Refused problem={problem} />
    </form>
  );
}
