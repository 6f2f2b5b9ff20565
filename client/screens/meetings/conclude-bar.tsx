import { Button, Checkbox, Collapse, Group, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useWords, type WordKey } from '../../words/i18n.ts';
import { workDay } from './days.ts';
import { CrisisButton } from './crisis-button.tsx';
import { canOf, mayOf, subjectOf, waitingLines, type Line } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { StepButton } from './step-button.tsx';

const REVIEWS: { days: number; word: WordKey }[] = [
  { days: 28, word: 'meeting.review4w' },
  { days: 91, word: 'meeting.review3m' },
  { days: 175, word: 'meeting.review6m' },
];

type Informed = { who: string; byWhom: string | null; before: string };

/** The foot of the open item: next discussion, who tells the client, and the one big button that ends it and opens the next. */
export function ConcludeBar({ line, onNext }: { line: Line; onNext: (id: string | null) => void }) {
  const room = useMeetingRoom();
  const { t, locale } = useWords();
  const now = useNow();
  const may = canOf(room.file.instance, 'CONCLUDE_ITEM');
  const [review, setReview] = useState('NONE');
  const [noChange, setNoChange] = useState(false);
  const [informed, setInformed] = useState<Informed>({ who: 'CLIENT', byWhom: null, before: workDay(now, 7) });
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setReview('NONE');
    setNoChange(false);
    setInformed({ who: 'CLIENT', byWhom: null, before: workDay(now, 7) });
    // Each item starts with an empty foot; the ticking of `now` must not clear it.
  }, [line.id]);

  const named = subjectOf(line.item).kind === 'known';
  // What was said about an earlier promise is an outcome too.
  const about = line.item?.instance.row.case;
  const said = about ? (room.meeting.carried ?? []).filter((one) => one.caseId === about && one.how !== null).length : 0;
  const outcomes = (line.kept?.decisions.length ?? 0) + (line.kept?.actions.length ?? 0) + said;
  const settled = outcomes > 0 || noChange;
  const next = waitingLines(room.lines).find((other) => other.id !== line.id) ?? null;
  const conclude = async () => {
    setBusy(true);
    // A text that is still on its way belongs to this item: it goes first.
    await room.desk.flushItem(line.id);
    const told = named && informed.byWhom ? { informed } : {};
    const sent = await room.tell('CONCLUDE_ITEM', {
      item: line.id,
      noChange: noChange && outcomes === 0,
      nextReview: review,
      ...told,
    });
    if (sent.ok) {
      onNext(next?.id ?? null);
      if (next) await room.tell('OPEN_ITEM', { item: next.id });
    }
    setBusy(false);
  };
  if (!may || may.because === 'role') return <Followers />;
  const people = [...new Set(room.meeting.participants.map((seat) => seat.person))].map((person) => ({ value: person, label: room.name(person) }));
  return (
    <footer className="mtg-foot">
      <Group gap="sm" align="end">
        <Select
          size="xs"
          label={t('meeting.nextReview')}
          value={review}
          onChange={(value) => value && setReview(value)}
          allowDeselect={false}
          data={[
            { value: 'NONE', label: t('meeting.reviewNone') },
            ...REVIEWS.map(({ days, word }) => ({ value: workDay(now, days), label: `${t(word)} (${dayText(workDay(now, days), locale, now)})` })),
          ]}
        />
        {named && (
          <>
            <Select
              size="xs"
              label={t('meeting.informedWho')}
              data={(['CLIENT', 'CARER', 'GP', 'OTHER'] as const).map((value) => ({ value, label: t(`meeting.informed_${value}`) }))}
              value={informed.who}
              allowDeselect={false}
              onChange={(who) => who && setInformed({ ...informed, who })}
            />
            <Select
              size="xs"
              label={t('meeting.informedBy')}
              placeholder={t('meeting.choose')}
              data={people}
              searchable
              clearable
              value={informed.byWhom}
              onChange={(byWhom) => setInformed({ ...informed, byWhom })}
            />
            <DateField
              size="xs"
              label={t('meeting.informedBefore')}
              value={informed.before}
              onChange={(before) => before && setInformed({ ...informed, before })}
            />
          </>
        )}
      </Group>
      <Collapse expanded={outcomes === 0}>
        <Checkbox size="sm" mt="xs" label={t('meeting.noChange')} checked={noChange} onChange={(event) => setNoChange(event.currentTarget.checked)} />
      </Collapse>
      <Group gap="xs" mt="sm">
        <Button
          loading={busy}
          className={settled ? undefined : 'mtg-cannot'}
          aria-disabled={!settled}
          aria-describedby="mtg-unsettled"
          onClick={() => settled && void conclude()}
        >
          {next ? t('meeting.concludeNext', { number: next.number }) : t('meeting.conclude')}
        </Button>
        <StepButton type="EXTEND_TIME" payload={{ minutes: 5 }} variant="default" label={t('meeting.plusFive')} />
        <StepButton type="DEFER_ITEM" payload={{ item: line.id }} variant="default" label={t('meeting.defer')} onDone={() => onNext(next?.id ?? null)} />
        <StepButton type="PAUSE" variant="subtle" label={t('meeting.pause')} />
        <span className="mtg-push">
          <CrisisButton />
        </span>
      </Group>
      <p className="mtg-why" id="mtg-unsettled">
        {settled ? '' : t('meeting.unsettled')}
      </p>
    </footer>
  );
}

function Followers() {
  const { meeting, name, file } = useMeetingRoom();
  const { t } = useWords();
  return (
    <footer className="mtg-foot mtg-foot-follow">
      <span className="mtg-dim">
        {mayOf(file.instance, 'ADD_NOTE') ? t('meeting.followAndWrite', { chair: name(meeting.chair) }) : t('meeting.follow', { chair: name(meeting.chair) })}
      </span>
      <CrisisButton />
    </footer>
  );
}
