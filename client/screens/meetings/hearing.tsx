import { Button, Group, Select, Textarea } from '@mantine/core';
import { Ear } from 'lucide-react';
import { useState } from 'react';
import { resourceWords, type Resource } from '../../../machines/resources.ts';
import { useOwnWords } from '../../words/own.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { hearingWords } from './hearing-words.ts';
import { mayOf, type Line } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { StepButton } from './step-button.tsx';

const GROUNDS = ['VITAL_INTEREST', 'CHILD_SAFETY', 'DUTY_TO_REPORT', 'OTHER_LAW'];

/** Before an item with a name opens, and while it is open: who in the room has no ground to hear it, with the three ways out. Nothing when everybody has. */
export function Hearing({ line }: { line: Line }) {
  const { name, file } = useMeetingRoom();
  const { t, locale } = useOwnWords(hearingWords);
  const people = line.item?.hearing ?? [];
  if (people.length === 0) return null;
  const open = people.some((one) => !one.name && one.way === null);
  const onTheTable = line.state === 'open';
  return (
    <section className="mtg-hearing" aria-label={t('title')}>
      <h3>
        <Ear size={18} aria-hidden /> {t('title')}
      </h3>
      {open && <p>{t(onTheTable ? 'stopped' : 'explain')}</p>}
      <ul>
        {people.map((one) => (
          <li key={one.person}>
            <span>
              <strong>{name(one.person)}</strong>{' '}
              {one.way
                ? t(one.way)
                : one.name
                  ? t('lacks', { what: one.lacks.map((code) => resourceWords[code as Resource][locale]).join(', ') })
                  : t('noName')}
            </span>
            {!one.way && mayOf(file.instance, 'STEP_OUT') && <Ways item={line.id} person={one.person} only={one.name} onTheTable={onTheTable} />}
          </li>
        ))}
      </ul>
      {open && !onTheTable && line.item && (
        <StepButton type="USE_ANONYMOUS" of={line.item.instance} machine="agendaItem" size="xs" variant="default" label={t('nameless')} />
      )}
    </section>
  );
}

/**
 * This person leaves, or stays on a ground that is written down. `only`: he may hear the name, so nothing has to be written. An item on the table has notes with the
 * name in them and cannot become one without a name: there the name is not said any more.
 */
function Ways({ item, person, only, onTheTable }: { item: string; person: string; only: boolean; onTheTable: boolean }) {
  const { t } = useOwnWords(hearingWords);
  const [writing, setWriting] = useState(false);
  if (writing) return <Anyway item={item} person={person} onDone={() => setWriting(false)} />;
  return (
    <Group gap="xs">
      <StepButton type="STEP_OUT" payload={{ item, person }} size="xs" variant="light" label={t('stepOut')} />
      {onTheTable && <StepButton type="HEAR_NAMELESS" payload={{ item, person }} size="xs" variant="default" label={t('namelessFromNow')} />}
      {!only && <StepButton type="HEAR_ANYWAY" onPress={() => setWriting(true)} size="xs" variant="subtle" label={t('anyway')} />}
    </Group>
  );
}

function Anyway({ item, person, onDone }: { item: string; person: string; onDone: () => void }) {
  const { tell } = useMeetingRoom();
  const { t } = useOwnWords(hearingWords);
  const words = useTrackWords('meeting');
  const [ground, setGround] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = ground !== null && reason.trim().length >= 10;
  const save = async () => {
    setBusy(true);
    const sent = await tell('HEAR_ANYWAY', { item, person, ground, reason: reason.trim() }).finally(() => setBusy(false));
    if (sent.ok) onDone();
  };
  return (
    <div className="mtg-hearing-form">
      <Select
        label={t('ground')}
        data={GROUNDS.map((value) => ({ value, label: words.values[value] ?? value }))}
        value={ground}
        onChange={setGround}
        allowDeselect={false}
      />
      <Textarea
        label={t('reason')}
        description={t('reasonHelp')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" loading={busy} disabled={!ready} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}
