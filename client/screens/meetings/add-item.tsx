import { Button, Group, Modal, MultiSelect, Select, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useRows } from '../../cache.ts';
import { useWords } from '../../words/i18n.ts';
import { disciplines, roleName } from '../../words/roles.ts';
import { useMeetingRoom } from './meeting-room.tsx';

/** A case on this agenda: the question first, then what one needs to know, who must be there, how long. */
export function AddItem({ type, caseId, onClose }: { type: 'PROPOSE_ITEM' | 'ADD_URGENT_ITEM'; caseId: string | null; onClose: () => void }) {
  const { tell } = useMeetingRoom();
  const { t, locale } = useWords();
  const cases = useRows({ machine: 'case', running: 'true', limit: 100 }).data?.rows ?? [];
  const [value, setValue] = useState({ caseId, question: '', background: '', clientWish: '', requiredDisciplines: [] as string[], timebox: '10' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const lacks = { caseId: !value.caseId, question: !value.question.trim() };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.caseId || lacks.question || busy) return;
    setBusy(true);
    const texts = Object.fromEntries(
      (type === 'PROPOSE_ITEM' ? (['question', 'background', 'clientWish'] as const) : (['question', 'background'] as const))
        .map((field) => [field, value[field].trim()])
        .filter(([, text]) => text),
    );
    const sent = await tell(type, { caseId: value.caseId, ...texts, requiredDisciplines: value.requiredDisciplines, timebox: Number(value.timebox) }).finally(
      () => setBusy(false),
    );
    if (sent.ok) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={type === 'PROPOSE_ITEM' ? t('meeting.addItem') : t('meeting.addUrgent')}
      closeButtonProps={{ 'aria-label': t('meeting.close') }}
    >
      <form className="mtg-form" onSubmit={(event) => void send(event)}>
        <Select
          label={t('meeting.case')}
          placeholder={t('meeting.choose')}
          data={cases.map((row) => ({ value: row.id, label: row.title ?? row.id.slice(0, 8) }))}
          value={value.caseId}
          onChange={(chosen) => setValue({ ...value, caseId: chosen })}
          searchable
          error={tried && lacks.caseId ? t('meeting.caseNeeded') : undefined}
          required
        />
        <Textarea
          label={t('meeting.question')}
          description={t('meeting.questionHelp')}
          maxLength={300}
          autosize
          minRows={1}
          value={value.question}
          onChange={(event) => setValue({ ...value, question: event.currentTarget.value })}
          error={tried && lacks.question ? t('meeting.questionNeeded') : undefined}
          required
        />
        <Textarea
          label={t('meeting.background')}
          maxLength={1500}
          autosize
          minRows={2}
          value={value.background}
          onChange={(event) => setValue({ ...value, background: event.currentTarget.value })}
        />
        {type === 'PROPOSE_ITEM' && (
          <Textarea
            label={t('meeting.clientWish')}
            description={t('meeting.clientWishHelp')}
            maxLength={500}
            autosize
            minRows={1}
            value={value.clientWish}
            onChange={(event) => setValue({ ...value, clientWish: event.currentTarget.value })}
          />
        )}
        <MultiSelect
          label={t('meeting.required')}
          data={disciplines.map((code) => ({ value: code, label: roleName(code, locale) }))}
          value={value.requiredDisciplines}
          onChange={(requiredDisciplines) => setValue({ ...value, requiredDisciplines })}
          maxValues={6}
          searchable
        />
        <Select
          label={t('meeting.timebox')}
          data={['5', '10', '15', '20', '25', '30'].map((minutes) => ({ value: minutes, label: t('meeting.min', { minutes }) }))}
          value={value.timebox}
          allowDeselect={false}
          onChange={(timebox) => timebox && setValue({ ...value, timebox })}
          w={140}
        />
        <Group mt="sm">
          <Button type="submit" loading={busy}>
            {t('meeting.toAgenda')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('meeting.cancel')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
