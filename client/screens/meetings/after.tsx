import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSentences } from '../../words/sentences.ts';
import { Kept } from '../desks/feedback-debt/kept.tsx';
import { Extracts } from './extracts.tsx';
import { FollowUp } from './follow-up.tsx';
import { Result } from './item-read.tsx';
import { mayOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { Objections } from './minutes.tsx';
import { StepButton } from './step-button.tsx';
import { SubjectLine } from './subject-line.tsx';

/** Minutes approved: extracts to those who may have them, promises followed until each is settled. */
export function AfterMeeting() {
  const { file, lines, meeting, phase, name } = useMeetingRoom();
  const { nowSentence, t, show } = useSentences();
  return (
    <div className="mtg-prepare">
      <div className="mtg-middle">
        <section className="mtg-panel mtg-next" aria-label={t('meeting.nextStep')}>
          <p className="mtg-now">{nowSentence(file.instance)}</p>
          {phase === 'cancelled' && meeting.cancelReason && <p>{meeting.cancelReason}</p>}
          {meeting.minutes.approvedBy && (
            <p className="mtg-dim">
              {t('meeting.approvedBy', {
                by: name(meeting.minutes.approvedBy),
                at: show('meeting', meeting.minutes.approvedAt),
                version: meeting.minutes.version,
              })}
            </p>
          )}
          <Group gap="sm">
            <StepButton type="DISTRIBUTE" explain />
            <StepButton type="COMPLETE" explain />
          </Group>
        </section>
        {phase === 'after' && <FollowUp />}
        {phase === 'after' && <Extracts />}
        {lines
          .filter((line) => line.kept?.outcome)
          .map((line) => (
            <details key={line.id} className="mtg-panel mtg-more">
              <summary>
                <span className="mtg-number">{line.number}</span> <SubjectLine item={line.item} />
              </summary>
              <Result line={line} />
            </details>
          ))}
      </div>
      <aside className="mtg-side">
        {phase === 'after' && <Kept meeting={file.instance.id} className="mtg-panel" />}
        <Objections />
        {mayOf(file.instance, 'CORRECT_MINUTES') && <Correct />}
      </aside>
    </div>
  );
}

function Correct() {
  const { tell } = useMeetingRoom();
  const { t } = useSentences();
  const [reason, setReason] = useState('');
  return (
    <details className="mtg-panel mtg-more">
      <summary>{t('meeting.correct')}</summary>
      <p className="mtg-dim">{t('meeting.correctHelp')}</p>
      <TextInput label={t('meeting.correctReason')} value={reason} maxLength={300} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button mt="xs" variant="default" onClick={() => void tell('CORRECT_MINUTES', reason.trim() ? { reason: reason.trim() } : {})}>
        {t('meeting.correctDo')}
      </Button>
    </details>
  );
}
