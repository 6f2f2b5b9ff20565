import { Button, Group, Radio, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../../parts/date-field.tsx';
import { NOT_DONE, type ActionContext } from '../../../machines/action/contract.ts';
import { useOwnWords } from '../../words/own.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { carriedWords } from './carried-words.ts';
import type { Back } from './carried.tsx';
import { useMeetingRoom } from './meeting-room.tsx';

/** Why it was not done, and whether it is closed or comes back; "something else" asks for words. */
export function NotDone({ action, onClose }: { action: Back; onClose: () => void }) {
  const { tell, meeting, name } = useMeetingRoom();
  const { t } = useOwnWords(carriedWords);
  const words = useTrackWords('action');
  const [how, setHow] = useState<'AGAIN' | 'GIVEN_UP'>('AGAIN');
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [owner, setOwner] = useState<string | null>((action.data as unknown as ActionContext).owner);
  const [due, setDue] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = reason !== null && (reason !== 'OTHER' || note.trim() !== '');
  const save = async () => {
    setBusy(true);
    const again = how === 'AGAIN' ? { ...(owner ? { owner } : {}), ...(due ? { due } : {}) } : {};
    const said = { action: action.id, how, reason, ...(note.trim() ? { note: note.trim() } : {}), ...again };
    const sent = await tell('SETTLE_CARRIED', said).finally(() => setBusy(false));
    if (sent.ok) onClose();
  };
  const people = [...new Map(meeting.participants.map((seat) => [seat.person, { value: seat.person, label: name(seat.person) }])).values()];
  if (owner && !people.some((one) => one.value === owner)) people.push({ value: owner, label: name(owner) });
  return (
    <div className="mtg-inline-form" style={{ flexBasis: '100%' }}>
      <Select
        label={t('reason')}
        data={NOT_DONE.map((value) => ({ value, label: words.values[value] ?? value }))}
        value={reason}
        onChange={setReason}
        allowDeselect={false}
        autoFocus
        comboboxProps={{ withinPortal: true }}
      />
      {(reason === 'OTHER' || note) && (
        <TextInput label={t('note')} required maxLength={300} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      )}
      <Radio.Group label={t('what')} value={how} onChange={(value) => setHow(value as 'AGAIN' | 'GIVEN_UP')}>
        <Group gap="md" mt={4}>
          <Radio value="AGAIN" label={t('AGAIN')} />
          <Radio value="GIVEN_UP" label={t('GIVEN_UP')} />
        </Group>
      </Radio.Group>
      {how === 'AGAIN' && (
        <Group gap="sm" align="end">
          <Select label={t('who')} data={people} value={owner} onChange={setOwner} searchable allowDeselect={false} comboboxProps={{ withinPortal: true }} />
          <DateField label={t('when')} value={due} onChange={setDue} clearable />
        </Group>
      )}
      <Group gap="xs">
        <Button size="xs" loading={busy} className={ready ? undefined : 'mtg-cannot'} aria-disabled={!ready} onClick={() => ready && void save()}>
          {t('save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}
