import { Button, Group, Select, Textarea } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { timeText } from '../../words/dates.ts';
import { useSentences } from '../../words/sentences.ts';
import { ActionLines } from './action-lines.tsx';
import { Decisions } from './decisions.tsx';
import { ItemConsent } from './item-head.tsx';
import { itemData, mayOf, noteOf, subjectOf, type Line, type Meeting } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { NoteField } from './note-field.tsx';
import { PreviousAgreements } from './previous-agreements.tsx';
import { Round } from './round.tsx';
import { StepButton } from './step-button.tsx';
import { SubjectLine } from './subject-line.tsx';

/** After the meeting: the texts per item, what still lacks, objections, and the chair's approval. */
export function Minutes() {
  const { file, lines, meeting, state, name } = useMeetingRoom();
  const { nowSentence, t, locale } = useSentences();
  const told = lines.filter((line) => line.kept && (line.state === 'concluded' || line.kept.outcome));
  return (
    <div className="mtg-prepare">
      <div className="mtg-middle">
        <section className="mtg-panel mtg-next" aria-label={t('meeting.nextStep')}>
          <p className="mtg-now">{nowSentence(file.instance)}</p>
          <Group gap="sm">
            <StepButton type="SUBMIT_MINUTES" explain />
            <StepButton type="APPROVE_MINUTES" explain />
          </Group>
          {state === 'minutesReview' && mayOf(file.instance, 'OBJECT') && <ObjectForm />}
        </section>
        {told.map((line) => (
          <MinutesItem key={line.id} line={line} />
        ))}
      </div>
      <aside className="mtg-side">
        <section className="mtg-panel">
          <h2>{t('meeting.stillLacks')}</h2>
          <ul className="mtg-checks">
            {told.flatMap((line) =>
              lacksOf(meeting, line).map((lack) => (
                <li key={line.id + lack}>
                  <CircleDashed size={15} aria-hidden /> <a href={`#item-${line.id}`}>{line.number}.</a> {t(`meeting.lack_${lack}`)}
                </li>
              )),
            )}
            {told.every((line) => lacksOf(meeting, line).length === 0) && (
              <li className="mtg-good">
                <CircleCheck size={15} aria-hidden /> {t('meeting.lacksNothing')}
              </li>
            )}
          </ul>
        </section>
        <section className="mtg-panel">
          <h2>{t('meeting.attended')}</h2>
          <ul className="mtg-people">
            {meeting.participants.map((seat) => (
              <li key={`${seat.person}-${seat.discipline}`} data-here={seat.present === 'FULL' || seat.present === 'PART' || undefined}>
                <span>
                  <strong>{name(seat.person)}</strong>
                  <small>
                    {t(`meeting.present_${seat.present}`)}
                    {seat.joinedAt && ` · ${timeText(seat.joinedAt, locale)}${seat.leftAt ? `–${timeText(seat.leftAt, locale)}` : ''}`}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <Objections />
      </aside>
    </div>
  );
}

const SUMMARY_AT_LEAST = 30;

/** What the minutes of an item still lack, as DOMAIN.md 4.3 asks; the server's guard decides. */
export function lacksOf(meeting: Meeting, line: Line): ('summary' | 'informed' | 'present')[] {
  if (line.state === 'deferred' || !line.kept || line.kept.outcome === 'DEFERRED') return [];
  const lacks: ('summary' | 'informed' | 'present')[] = [];
  if (noteOf(meeting, line.id, 'summary').text.trim().length < SUMMARY_AT_LEAST) lacks.push('summary');
  if (!line.kept.informed && subjectOf(line.item).kind === 'known') lacks.push('informed');
  if (line.kept.presentFor.length < 2) lacks.push('present');
  return lacks;
}

function MinutesItem({ line }: { line: Line }) {
  const { file, name } = useMeetingRoom();
  const { t, locale, show } = useSentences();
  const edits = mayOf(file.instance, 'EDIT_MINUTES');
  const kept = line.kept!;
  return (
    <article className="mtg-panel" id={`item-${line.id}`}>
      <div className="mtg-prep-title">
        <h2>
          <span className="mtg-number">{line.number}</span> <SubjectLine item={line.item} />
        </h2>
        {line.item && <ItemConsent item={line.item} />}
      </div>
      {line.item && subjectOf(line.item).kind === 'known' && <PreviousAgreements item={line.item} open />}
      {line.item && itemData(line.item).question && <p className="mtg-prep-question">{itemData(line.item).question}</p>}
      {kept.outcome === 'DEFERRED' ? (
        <p className="mtg-dim">{t('meeting.lineDeferred')}</p>
      ) : (
        <>
          <NoteField item={line.id} field="summary" label={t('meeting.summary')} hint={t('meeting.summaryHint')} minRows={2} readOnly={!edits} />
          <Round id={line.id} item={line.item} minutes />
          <div className="mtg-outcome">
            <Decisions id={line.id} />
            <ActionLines id={line.id} />
          </div>
          <NoteField item={line.id} field="dissent" label={t('meeting.dissent')} max={500} readOnly={!edits} />
          <p className="mtg-dim">
            {[
              kept.noChange && t('meeting.noChange'),
              kept.nextReview && kept.nextReview !== 'NONE' ? t('meeting.reviewOn', { day: show('meeting', kept.nextReview) }) : t('meeting.reviewNone'),
              kept.informed
                ? t('meeting.informedLine', {
                    who: t(`meeting.informed_${kept.informed.who as 'CLIENT'}`),
                    by: name(kept.informed.byWhom),
                    day: show('meeting', kept.informed.before),
                  })
                : null,
              kept.startedAt && `${timeText(kept.startedAt, locale)}${kept.endedAt ? `–${timeText(kept.endedAt, locale)}` : ''}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
    </article>
  );
}

function ObjectForm() {
  const { tell, lines } = useMeetingRoom();
  const { t } = useSentences();
  const [open, setOpen] = useState(false);
  const [item, setItem] = useState<string | null>(null);
  const [text, setText] = useState('');
  const send = async () => {
    const sent = await tell('OBJECT', { ...(item ? { item } : {}), text: text.trim() });
    if (sent.ok) setOpen(false);
  };
  if (!open)
    return (
      <Button mt="sm" variant="default" onClick={() => setOpen(true)}>
        {t('meeting.object')}
      </Button>
    );
  return (
    <div className="mtg-inline-form">
      <Select
        label={t('meeting.objectItem')}
        clearable
        data={lines.map((line) => ({ value: line.id, label: String(line.number) }))}
        value={item}
        onChange={setItem}
      />
      <Textarea label={t('meeting.objectText')} autosize minRows={2} maxLength={500} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button
        size="compact-sm"
        mt="xs"
        className={text.trim() ? undefined : 'mtg-cannot'}
        aria-disabled={!text.trim()}
        onClick={() => text.trim() && void send()}
      >
        {t('meeting.objectDo')}
      </Button>
    </div>
  );
}

/** What somebody did not agree with, and who corrected what later. */
export function Objections() {
  const { meeting, lines, name } = useMeetingRoom();
  const { t, show } = useSentences();
  const { objections, corrections } = meeting.minutes;
  if (objections.length + corrections.length === 0) return null;
  return (
    <section className="mtg-panel">
      <h2>{t('meeting.objections')}</h2>
      <ul className="mtg-people">
        {objections.map((objection) => (
          <li key={objection.at + objection.by}>
            <span>
              <strong>{name(objection.by)}</strong>
              <small>
                {[
                  show('meeting', objection.at),
                  objection.item && t('meeting.onItem', { number: lines.find((line) => line.id === objection.item)?.number ?? '' }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {objection.text}
            </span>
          </li>
        ))}
        {corrections.map((correction) => (
          <li key={correction.at}>
            <span>
              <strong>{t('meeting.corrected', { by: name(correction.by) })}</strong>
              <small>{show('meeting', correction.at)}</small>
              {correction.reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
