import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import { useDirectory } from '../../cache.ts';
import { serverNow } from '../../clock.ts';
import { dayOf, timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { instantOf, workDay } from './days.ts';
import { canOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** When, where, who leads and who writes: what must be known before everybody is invited; after a postponement it stands here again. */
export function ScheduleForm() {
  const { file, meeting, tell } = useMeetingRoom();
  const { t, locale } = useWords();
  const { people } = useDirectory();
  const hour = (at: string | null, otherwise: string) => (at ? timeText(at, locale) : otherwise);
  const [plan, setPlan] = useState(() => ({
    day: meeting.startsAt ? dayOf(meeting.startsAt) : workDay(serverNow(), 7),
    from: hour(meeting.startsAt, '12:30'),
    until: hour(meeting.endsAt, '13:30'),
    place: meeting.place ?? '',
    chair: meeting.chair,
    minuteTaker: meeting.minuteTaker,
  }));
  const can = canOf(file.instance, 'SCHEDULE');
  if (!can || can.because === 'role') return can?.why ? <p className="mtg-why">{can.why[locale]}</p> : null;
  const missing =
    (['day', 'from', 'until', 'place', 'chair', 'minuteTaker'] as const).find((field) => !plan[field]?.trim()) ?? (plan.until <= plan.from ? 'until' : null);
  const send = () =>
    tell('SCHEDULE', {
      startsAt: instantOf(plan.day, plan.from),
      endsAt: instantOf(plan.day, plan.until),
      place: plan.place.trim(),
      chair: plan.chair,
      minuteTaker: plan.minuteTaker,
    });
  const choice = people.map((person) => ({ value: person.id, label: person.name }));
  return (
    <div className="mtg-schedule mtg-form">
      <DateField label={t('meeting.day')} value={plan.day} onChange={(day) => setPlan({ ...plan, day })} />
      <TextInput type="time" label={t('meeting.from')} value={plan.from} onChange={(event) => setPlan({ ...plan, from: event.currentTarget.value })} />
      <TextInput type="time" label={t('meeting.until')} value={plan.until} onChange={(event) => setPlan({ ...plan, until: event.currentTarget.value })} />
      <TextInput label={t('meeting.place')} maxLength={120} value={plan.place} onChange={(event) => setPlan({ ...plan, place: event.currentTarget.value })} />
      <Select label={t('meeting.chair')} data={choice} searchable limit={50} value={plan.chair} onChange={(chair) => setPlan({ ...plan, chair })} />
      <Select
        label={t('meeting.minuteTaker')}
        data={choice}
        searchable
        limit={50}
        value={plan.minuteTaker}
        onChange={(minuteTaker) => setPlan({ ...plan, minuteTaker })}
      />
      <Button className={missing ? 'mtg-cannot' : undefined} aria-disabled={missing !== null} onClick={() => !missing && void send()}>
        {t('meeting.openAgenda')}
      </Button>
      {missing && <span className="mtg-why">{t(`meeting.new_${missing}`)}</span>}
    </div>
  );
}
