import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import { dayOf, timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { instantOf } from './days.ts';
import { mayOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** Another day, or not at all; both with a reason that everybody who was invited reads. */
export function Postpone() {
  const { file, meeting, tell } = useMeetingRoom();
  const { t, locale } = useWords();
  const [day, setDay] = useState(() => (meeting.startsAt ? dayOf(meeting.startsAt) : ''));
  const [hour, setHour] = useState(() => (meeting.startsAt ? timeText(meeting.startsAt, locale) : '12:30'));
  const [reason, setReason] = useState('');
  const postpones = mayOf(file.instance, 'POSTPONE');
  const cancels = mayOf(file.instance, 'CANCEL');
  if (!postpones && !cancels) return null;
  const why = reason.trim() ? { reason: reason.trim() } : {};
  const move = () => {
    const startsAt = instantOf(day, hour);
    const length = meeting.startsAt && meeting.endsAt ? Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt) : 60 * 60_000;
    return tell('POSTPONE', { ...why, startsAt, endsAt: new Date(Date.parse(startsAt) + length).toISOString() });
  };
  return (
    <details className="mtg-panel mtg-more">
      <summary>{t('meeting.postponeOrCancel')}</summary>
      <Textarea
        label={t('meeting.reasonForAll')}
        autosize
        minRows={1}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {postpones && (
        <Group align="end" gap="xs" mt="xs">
          <DateField label={t('meeting.newDay')} value={day} onChange={setDay} />
          <TextInput type="time" label={t('meeting.from')} value={hour} onChange={(event) => setHour(event.currentTarget.value)} />
          <Button variant="default" onClick={() => day && hour && void move()}>
            {t('meeting.postpone')}
          </Button>
        </Group>
      )}
      {cancels && (
        <Button mt="sm" variant="subtle" color="red" onClick={() => void tell('CANCEL', why)}>
          {t('meeting.cancelMeeting')}
        </Button>
      )}
    </details>
  );
}
