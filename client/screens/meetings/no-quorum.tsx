import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/i18n.ts';
import { mayOf, canOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { quorumOf } from './quorum.ts';
import { QuorumWords } from './start-panel.tsx';
import { StepButton } from './step-button.tsx';
import { Substitute } from './invited.tsx';
import { useSubjectText } from './subject-line.tsx';
import { withRoles } from './with-roles.ts';

/** Too few disciplines at the table: a substitute, the items that cannot be done to the next time and on with the rest, or another day. */
export function NoQuorum() {
  const { file, meeting, lines, tell } = useMeetingRoom();
  const { t, locale } = useWords();
  const subject = useSubjectText();
  const [reason, setReason] = useState('');
  const present = new Set(meeting.participants.filter((seat) => seat.present === 'FULL' || seat.present === 'PART').map((seat) => seat.person));
  const quorum = quorumOf(lines, meeting.participants, present, meeting.chair);
  const limited = canOf(file.instance, 'PROCEED_LIMITED');
  const why = limited && !limited.allowed ? withRoles([limited.why?.[locale], limited.remedy?.[locale]].filter(Boolean).join(' '), locale) : null;
  return (
    <div className="mtg-start">
      <QuorumWords quorum={quorum} />
      {mayOf(file.instance, 'SUBSTITUTE_PARTICIPANT') && <Substitute />}
      {quorum.gaps.length > 0 && (
        <div>
          <h3>{t('meeting.gapsAway')}</h3>
          <ul className="mtg-lines">
            {quorum.gaps.map(({ line }) => (
              <li key={line.id}>
                <span>
                  {line.number}. {subject(line.item)}
                </span>
                {line.item && (
                  <StepButton type="DEFER" of={line.item.instance} machine="agendaItem" size="compact-sm" variant="default" label={t('meeting.toNext')} />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {limited && limited.because !== 'role' && (
        <Group align="end" gap="sm">
          <TextInput
            className="mtg-grow"
            label={t('meeting.limitedReason')}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            className={why ? 'mtg-cannot' : undefined}
            aria-disabled={Boolean(why)}
            onClick={() => !why && void tell('PROCEED_LIMITED', reason.trim() ? { reason: reason.trim() } : {})}
          >
            {t('meeting.limitedDo')}
          </Button>
        </Group>
      )}
      {why && <p className="mtg-why">{why}</p>}
    </div>
  );
}
