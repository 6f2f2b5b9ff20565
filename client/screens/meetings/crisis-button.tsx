import { Button, Group, Modal, Textarea } from '@mantine/core';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { useDraft } from '../../parts/form/drafts.ts';
import { useWords } from '../../words/i18n.ts';
import { mayOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { crisisDraft, CrisisNumbers } from './crisis-panel.tsx';

/** Anybody at the table may stop the clock; one press shows the numbers, a second one tells everybody. */
export function CrisisButton() {
  const { file, tell, meeting } = useMeetingRoom();
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  // Kept outside this button: when somebody else was first, the button goes away and the words must not.
  const [draft, setDraft] = useDraft(crisisDraft(file.instance.id));
  const reason = String(draft?.reason ?? '');
  if (!meeting.open || !mayOf(file.instance, 'RAISE_CRISIS')) return null;
  const raise = async () => {
    const sent = await tell('RAISE_CRISIS', reason.trim() ? { reason: reason.trim() } : {});
    if (!sent.ok) return;
    setAsked(false);
    setDraft(null);
  };
  return (
    <>
      <Button color="red" variant="light" leftSection={<Siren size={16} />} onClick={() => setAsked(true)}>
        {t('meeting.acute')}
      </Button>
      <Modal opened={asked} onClose={() => setAsked(false)} title={t('meeting.crisisAsk')} closeButtonProps={{ 'aria-label': t('meeting.close') }}>
        <CrisisNumbers />
        <Textarea
          mt="sm"
          label={t('meeting.crisisReason')}
          description={t('meeting.crisisReasonHelp')}
          maxLength={300}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setDraft(event.currentTarget.value ? { reason: event.currentTarget.value } : null)}
        />
        <Group mt="md">
          <Button color="red" onClick={() => void raise()}>
            {t('meeting.crisisRaise')}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('meeting.cancel')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
