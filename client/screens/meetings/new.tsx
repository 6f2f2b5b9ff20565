import './meetings.css';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import { theme } from '../../../machines/blocks.ts';
import type { Me, Problem } from '../../../server/contract/shapes.ts';
import { newKey, ProblemError, sendEvent, startInstance } from '../../api.ts';
import { cache, useDirectory, useMe } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { Loading, Refused } from '../../parts/feedback.tsx';
import { settle } from '../../live.ts';
import { useWords } from '../../words/i18n.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { LikeLast } from './like-last.tsx';
import { blankMeeting, lacksOfPlan, startInput, type Lack, type NewMeeting } from './new-meeting.ts';
import { PeopleAtTable } from './people-at-table.tsx';

/** `/overleg/nieuw`: one page, filled in as far as can be guessed; one press plans it and invites everybody. */
export function NewMeetingScreen() {
  const me = useMe().data;
  const directory = useDirectory();
  if (!me || directory.isPending)
    return (
      <div className="page narrow">
        <Loading />
      </div>
    );
  return <NewMeetingForm me={me} />;
}

function NewMeetingForm({ me }: { me: Me }) {
  const { t } = useWords();
  const words = useTrackWords('meeting');
  const directory = useDirectory();
  const now = useNow();
  const navigate = useNavigate();
  const [plan, setPlan] = useState<NewMeeting>(() => blankMeeting(me, now));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The same two intentions keep their keys, so that a second press after a lost answer makes no second meeting.
  const keys = useRef({ start: newKey(), schedule: newKey() });
  const lacks = lacksOfPlan(plan);
  const wrong = (field: Lack) => (tried && lacks.includes(field) ? t(`meeting.new_${field}`) : undefined);
  const put = (change: Partial<NewMeeting>) => {
    keys.current = { start: newKey(), schedule: newKey() };
    setPlan((old) => ({ ...old, ...change }));
  };
  const people = directory.people.map((person) => ({
    value: person.id,
    label: person.name + (person.memberships[0] ? `, ${person.memberships[0].title}` : ''),
  }));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.length > 0 || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const meeting = await startInstance('meeting', startInput(plan, directory, me), keys.current.start);
      settle(cache, meeting);
      // Planning and inviting are one thing for a person; when only the first went well, the meeting itself shows what lacks.
      await sendEvent(meeting.id, 'SCHEDULE', {}, { key: keys.current.schedule })
        .then((scheduled) => settle(cache, scheduled))
        .catch(() => {});
      await navigate({ to: '/overleg/$id', params: { id: meeting.id } });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="page narrow mtg">
      <h1>{t('meeting.plan')}</h1>
      <LikeLast onPick={put} />
      <form className="card mtg-form" onSubmit={(event) => void send(event)} noValidate>
        <TextInput
          label={t('meeting.newTitle')}
          placeholder={t('meeting.newTitlePlaceholder')}
          maxLength={80}
          value={plan.title}
          onChange={(event) => put({ title: event.currentTarget.value })}
          error={wrong('title')}
          required
        />
        <Group grow align="start">
          <Select
            label={t('meeting.theme')}
            data={theme.options.map((value) => ({ value, label: words.values[value] ?? value }))}
            value={plan.theme}
            allowDeselect={false}
            onChange={(value) => value && put({ theme: value })}
          />
          <TextInput
            label={t('meeting.place')}
            maxLength={120}
            value={plan.place}
            onChange={(event) => put({ place: event.currentTarget.value })}
            error={wrong('place')}
            required
          />
        </Group>
        <div className="mtg-three">
          <DateField label={t('meeting.day')} value={plan.day} onChange={(day) => put({ day })} error={wrong('day')} required />
          <TextInput
            type="time"
            label={t('meeting.from')}
            value={plan.from}
            onChange={(event) => put({ from: event.currentTarget.value })}
            error={wrong('from')}
            required
          />
          <TextInput
            type="time"
            label={t('meeting.until')}
            value={plan.until}
            onChange={(event) => put({ until: event.currentTarget.value })}
            error={wrong('until')}
            required
          />
        </div>
        <Group grow align="start">
          <Select
            label={t('meeting.chair')}
            data={people}
            value={plan.chair}
            onChange={(chair) => put({ chair })}
            searchable
            limit={50}
            placeholder={t('meeting.choose')}
            description={t('meeting.chairHelp')}
            error={wrong('chair')}
            required
          />
          <Select
            label={t('meeting.minuteTaker')}
            data={people}
            value={plan.minuteTaker}
            onChange={(minuteTaker) => put({ minuteTaker })}
            searchable
            limit={50}
            placeholder={t('meeting.choose')}
            description={t('meeting.minuteTakerHelp')}
            error={wrong('minuteTaker')}
            required
          />
        </Group>
        <PeopleAtTable people={plan.people} onChange={(invited) => put({ people: invited })} error={wrong('people')} />
        <Refused problem={problem} />
        <Button type="submit" loading={busy} size="md" mt="xs">
          {t('meeting.planAndInvite')}
        </Button>
      </form>
    </div>
  );
}
