import { Autocomplete, Button, Group, TextInput, Textarea } from '@mantine/core';
import { Phone, Siren } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useOnCall } from '../../cache.ts';
import { serverNow } from '../../clock.ts';
import { useDraft } from '../../parts/form/drafts.ts';
import { timeText, toInstant, toLocal, dayOf } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { canOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { useSubjectText } from './subject-line.tsx';

/** Acute, on every screen of the meeting: numbers that are right at this hour before any form; the clock stands still until somebody phoned. */
export function CrisisPanel() {
  const { meeting, lines, name } = useMeetingRoom();
  const { t, locale } = useWords();
  const subject = useSubjectText();
  const { crisis } = meeting;
  const line = lines.find((one) => one.id === (crisis?.item ?? meeting.open?.id));
  return (
    <section className="mtg-crisis" role="alert" aria-label={t('meeting.crisisTitle')}>
      <h2>
        <Siren size={24} aria-hidden /> {t('meeting.crisisTitle')}
      </h2>
      <p>
        {line ? `${line.number}. ${subject(line.item)}. ` : ''}
        {crisis ? t('meeting.crisisBy', { by: name(crisis.by), at: timeText(crisis.at, locale) }) : ''} {t('meeting.crisisStill')}
      </p>
      {crisis?.reason && <p className="mtg-question">{crisis.reason}</p>}
      <Unsaid />
      <CrisisNumbers />
      <CallLog />
    </section>
  );
}

/** Where the words stand that somebody typed before pressing. */
export const crisisDraft = (meeting: string): string => `crisis:${meeting}`;

/** Somebody else was first: what one had typed oneself is still there, to say aloud or to let go. */
function Unsaid() {
  const { meeting, file, me } = useMeetingRoom();
  const { t } = useWords();
  const [draft, setDraft] = useDraft(crisisDraft(file.instance.id));
  if (!draft?.reason || meeting.crisis?.by === me.person.id) return null;
  return (
    <div className="mtg-crisis-unsaid">
      <p>{t('meeting.crisisUnsaid')}</p>
      <blockquote>{String(draft.reason)}</blockquote>
      <Button size="compact-sm" variant="default" onClick={() => setDraft(null)}>
        {t('meeting.letGo')}
      </Button>
    </div>
  );
}

/** The on-call numbers, right now first, to press on a phone. */
export function CrisisNumbers() {
  const { t, locale } = useWords();
  const numbers = useOnCall().data ?? [];
  const right = numbers.filter((number) => number.now);
  const other = numbers.filter((number) => !number.now);
  return (
    <div className="mtg-numbers">
      <ul>
        {right.map((number) => (
          <li key={number.id}>
            <a href={`tel:${number.phone.replace(/[^+\d]/g, '')}`}>
              <Phone size={18} aria-hidden />
              <span>{number.label}</span>
              <strong>{number.phone}</strong>
            </a>
          </li>
        ))}
      </ul>
      {right.length === 0 && <p>{t('meeting.noNumbers')}</p>}
      {other.length > 0 && (
        <details>
          <summary>{t('meeting.otherNumbers')}</summary>
          {other.map((number) => (
            <p key={number.id}>
              {number.label}: <a href={`tel:${number.phone.replace(/[^+\d]/g, '')}`}>{number.phone}</a> ({number.hours[locale]})
            </p>
          ))}
        </details>
      )}
    </div>
  );
}

/** Who phoned whom, when, and what came of it: without it the meeting does not go on. */
function CallLog() {
  const { file, tell, me, meeting, name } = useMeetingRoom();
  const { t } = useWords();
  const numbers = useOnCall().data ?? [];
  const [call, setCall] = useState({ who: me.person.name, called: '', hour: toLocal(serverNow()).slice(11), outcome: '' });
  const [busy, setBusy] = useState(false);
  const may = canOf(file.instance, 'URGENT_HANDED_OVER');
  if (!may || may.because === 'role') return <p className="mtg-crisis-wait">{t('meeting.crisisWait', { chair: name(meeting.chair) })}</p>;
  const ready = call.who.trim() && call.called.trim() && call.hour && call.outcome.trim();
  const log = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const at = toInstant(`${dayOf(serverNow())}T${call.hour}`);
    await tell('URGENT_HANDED_OVER', { call: { who: call.who.trim(), called: call.called.trim(), at, outcome: call.outcome.trim() } }).finally(() =>
      setBusy(false),
    );
  };
  const people = [...new Set(meeting.participants.map((seat) => name(seat.person)))];
  return (
    <form className="mtg-calllog" onSubmit={(event) => void log(event)}>
      <h3>{t('meeting.callLog')}</h3>
      <div className="mtg-calllog-fields">
        <Autocomplete label={t('meeting.callWho')} data={people} value={call.who} onChange={(who) => setCall((old) => ({ ...old, who }))} required />
        <Autocomplete
          label={t('meeting.callCalled')}
          data={[...new Set(numbers.map((number) => number.label))]}
          value={call.called}
          onChange={(called) => setCall((old) => ({ ...old, called }))}
          required
        />
        <TextInput
          type="time"
          label={t('meeting.callAt')}
          value={call.hour}
          onChange={(event) => setCall({ ...call, hour: event.currentTarget.value })}
          required
        />
        <Textarea
          className="mtg-wide"
          label={t('meeting.callOutcome')}
          maxLength={300}
          autosize
          minRows={1}
          value={call.outcome}
          onChange={(event) => setCall({ ...call, outcome: event.currentTarget.value })}
          required
        />
      </div>
      <Group gap="sm">
        <Button type="submit" color="red" loading={busy} className={ready ? undefined : 'mtg-cannot'} aria-disabled={!ready}>
          {t('meeting.handedOver')}
        </Button>
        {!ready && <span className="mtg-why">{t('meeting.callNeeds')}</span>}
      </Group>
    </form>
  );
}
