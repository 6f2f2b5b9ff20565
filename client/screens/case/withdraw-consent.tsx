import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ConsentContext } from '../../../machines/consent/contract.ts';
import type { CaseFile, Instance, Problem } from '../../../server/contract/shapes.ts';
import { useSend } from '../../cache.ts';
import { Refused } from '../../parts/feedback.tsx';
import { useOwnWords } from '../../words/own.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { consentWords } from './consent-words.ts';
import { useReceiver } from './use-receiver.ts';

/** Letters and messages that have not left yet, by where they stand. */
const NOT_SENT = ['queued', 'retrying', 'content.ready', 'route.ready', 'route.gpConsultation'];
const ON_AGENDA = ['scheduled', 'screening', 'proposed'];

/** Taking back in two presses: first what stops now, then the confirmation; a reason is never asked. */
export function WithdrawConsent({ consent, file, onDone }: { consent: Instance; file: CaseFile; onDone: () => void }) {
  const { t } = useOwnWords(consentWords);
  const words = { message: useTrackWords('message'), feedback: useTrackWords('feedback'), referral: useTrackWords('referral') };
  const receiver = useReceiver();
  const send = useSend(consent.id);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const { grants } = consent.data as unknown as ConsentContext;
  const readers = [...new Set(grants.map((grant) => grant.recipient))].map(receiver);
  const items = file.items.filter((item) => item.row.state.some((state) => ON_AGENDA.includes(state)));
  const letters = file.tracks.filter((row) => row.machine in words && row.state.some((state) => NOT_SENT.includes(state)));
  const withdraw = async () => {
    const sent = await send.mutateAsync({ type: 'WITHDRAW', payload: note.trim() ? { note: note.trim() } : {} });
    if (sent.ok) onDone();
    else setProblem(sent.problem);
  };
  return (
    <div className="stack tight" role="group" aria-label={t('stops')}>
      <h3 style={{ margin: 0 }}>{t('stops')}</h3>
      <ul style={{ margin: 0 }}>
        {readers.length > 0 && <li>{t('stopsReaders', { who: readers.join(', ') })}</li>}
        {items.map((item) => (
          <li key={item.id}>{t('stopsItem', { what: String(item.data.question ?? '') })}</li>
        ))}
        {letters.map((row) => (
          <li key={row.id}>{t('stopsLetter', { what: words[row.machine as keyof typeof words].name })}</li>
        ))}
        {items.length + letters.length === 0 && <li>{t('stopsNothing')}</li>}
        <li>{t('stays')}</li>
      </ul>
      <Textarea label={t('note')} autosize minRows={1} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Refused problem={problem} />
      <Group gap="xs">
        <Button color="red" loading={send.isPending} onClick={() => void withdraw()}>
          {t('confirm')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}
