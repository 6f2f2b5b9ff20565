import { Button, Group } from '@mantine/core';
import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../words/i18n.ts';
import { useSentences } from '../../words/sentences.ts';
import { AddItem } from './add-item.tsx';
import { BackPanel, useBack } from './carried.tsx';
import { Invited } from './invited.tsx';
import { mayOf, minutesAsked, minutesPlanned } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { NoQuorum } from './no-quorum.tsx';
import { Postpone } from './postpone.tsx';
import { PrepareAgenda } from './prepare-agenda.tsx';
import { Proposals } from './proposals.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { StartPanel } from './start-panel.tsx';
import { StepButton } from './step-button.tsx';

/** Before the meeting: the agenda that filled itself, what still lacks, and the one step that is next. */
export function PrepareMeeting() {
  const { file, state, meeting } = useMeetingRoom();
  const { nowSentence, t } = useSentences();
  const [adding, setAdding] = useState<{ caseId: string | null } | null>(null);
  const proposes = mayOf(file.instance, 'PROPOSE_ITEM');
  const urgent = mayOf(file.instance, 'ADD_URGENT_ITEM');
  const back = useBack();
  return (
    <div className="mtg-prepare">
      <div className="mtg-middle">
        <section className="mtg-panel mtg-next" aria-label={t('meeting.nextStep')}>
          <p className="mtg-now">{nowSentence(file.instance)}</p>
          {state === 'planning' && <ScheduleForm key={meeting.startsAt} />}
          {state === 'agendaOpen' && <StepButton type="FREEZE_AGENDA" explain />}
          {state === 'agendaOpen' && <p className="mtg-dim">{t('meeting.freezeHelp')}</p>}
          {state === 'agendaFrozen' && <StartPanel />}
          {state === 'noQuorum' && <NoQuorum />}
        </section>
        <section className="mtg-panel" aria-label={t('meeting.agenda')}>
          <Group justify="space-between" align="baseline">
            <h2>{t('meeting.agenda')}</h2>
            <TimeSum />
          </Group>
          <PrepareAgenda />
          {(proposes || urgent) && (
            <Button mt="sm" variant={urgent ? 'default' : 'light'} leftSection={<Plus size={16} />} onClick={() => setAdding({ caseId: null })}>
              {urgent ? t('meeting.addUrgent') : t('meeting.addItem')}
            </Button>
          )}
          {adding && <AddItem type={urgent ? 'ADD_URGENT_ITEM' : 'PROPOSE_ITEM'} caseId={adding.caseId} onClose={() => setAdding(null)} />}
        </section>
        <BackPanel actions={back.all} title="title" help="prepareHelp" />
        <Proposals onPick={proposes || urgent ? (caseId) => setAdding({ caseId }) : undefined} />
      </div>
      <aside className="mtg-side">
        <Invited />
        {meeting.startsAt && <Postpone />}
      </aside>
    </div>
  );
}

function TimeSum() {
  const { lines, meeting } = useMeetingRoom();
  const { t } = useWords();
  const asked = minutesAsked(lines);
  const planned = minutesPlanned(meeting);
  const over = planned !== null && asked > planned;
  return (
    <span className={over ? 'mtg-why mtg-sum' : 'mtg-dim mtg-sum'}>
      <CalendarClock size={15} aria-hidden />{' '}
      {planned === null
        ? t('meeting.sumOpen', { asked })
        : over
          ? t('meeting.sumOver', { asked, planned, over: asked - planned })
          : t('meeting.sum', { asked, planned })}
    </span>
  );
}
