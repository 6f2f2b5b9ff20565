import { Compass, EyeOff } from 'lucide-react';
import { useWords } from '../../words/i18n.ts';
import { unsettledLines, waitingLines } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { StepButton } from './step-button.tsx';
import { useSubjectText } from './subject-line.tsx';

/** The one next step of a running meeting, in a sentence with its button; others read what they wait for. */
export function Autopilot() {
  const { state, lines, meeting, name, me } = useMeetingRoom();
  const { t } = useWords();
  const subject = useSubjectText();
  const next = waitingLines(lines)[0];
  const chair = meeting.chair === me.person.id;
  if (meeting.busyElsewhere)
    return (
      <div className="mtg-auto" role="status">
        <EyeOff size={20} aria-hidden />
        <p>{t('meeting.busyElsewhere')}</p>
      </div>
    );
  if (state === 'inSession.discussing' || state === 'inSession.urgentInterrupt' || state === 'inSession.wrapUp') return null;
  const left = unsettledLines(lines).length;
  const words =
    state === 'inSession.paused'
      ? t('meeting.autoPaused')
      : next
        ? t(state === 'inSession.checkIn' ? 'meeting.autoFirst' : 'meeting.autoNext', { number: next.number, who: subject(next.item) })
        : left > 0
          ? t('meeting.autoStuck', { count: left })
          : t('meeting.autoAllDone');
  return (
    <div className="mtg-auto" role="status">
      <Compass size={20} aria-hidden />
      <p>
        {words} {!chair && <span className="mtg-dim">{t('meeting.chairActs', { chair: name(meeting.chair) })}</span>}
      </p>
      {state === 'inSession.paused' ? (
        <>{meeting.open ? <StepButton type="RESUME_ITEM" explain /> : <StepButton type="RESUME" />}</>
      ) : (
        <>
          {next && <StepButton type="OPEN_ITEM" payload={{ item: next.id }} label={t('meeting.openNumber', { number: next.number })} explain />}
          <StepButton type="START_WRAPUP" variant={next ? 'subtle' : 'filled'} label={t('meeting.wrapUp')} />
          {next && <StepButton type="PAUSE" variant="subtle" label={t('meeting.pause')} />}
        </>
      )}
    </div>
  );
}
