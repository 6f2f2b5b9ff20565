import { Button, Checkbox } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useDirectory } from '../../cache.ts';
import { usePresence } from '../../socket.ts';
import { useWords } from '../../words/i18n.ts';
import { roleName } from '../../words/roles.ts';
import { canOf } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { quorumOf, type QuorumView } from './quorum.ts';
import { useSubjectText } from './subject-line.tsx';

/** Who is here: who is on line is ticked already, the chair corrects; what the quorum lacks is said before the button is pressed. */
export function StartPanel() {
  const { file, meeting, lines, me, name, tell } = useMeetingRoom();
  const { t, locale } = useWords();
  const { orgName } = useDirectory();
  const online = usePresence(`meeting:${file.instance.id}`);
  const [ticked, setTicked] = useState<Map<string, boolean>>(new Map());
  const [busy, setBusy] = useState(false);
  const can = canOf(file.instance, 'START_MEETING');
  if (!can || can.because === 'role') return <p className="mtg-dim">{t('meeting.waitForStart', { chair: name(meeting.chair) })}</p>;
  const seats = meeting.participants;
  const isTicked = (person: string) => ticked.get(person) ?? (person === me.person.id || online.includes(person) || file.online.includes(person));
  const present = new Set(seats.map((seat) => seat.person).filter(isTicked));
  const quorum = quorumOf(lines, seats, present, meeting.chair);
  const start = async () => {
    setBusy(true);
    await tell('START_MEETING', { present: [...present] }).finally(() => setBusy(false));
  };
  return (
    <div className="mtg-start">
      <fieldset>
        <legend>{t('meeting.whoIsHere')}</legend>
        <div className="mtg-ticks">
          {seats.map((seat) => (
            <Checkbox
              key={`${seat.person}-${seat.discipline}`}
              label={name(seat.person) + (seat.person === meeting.chair ? ` (${t('meeting.chair')})` : '')}
              description={[
                roleName(seat.discipline, locale),
                orgName(seat.org),
                (online.includes(seat.person) || file.online.includes(seat.person)) && t('meeting.online'),
              ]
                .filter(Boolean)
                .join(' · ')}
              checked={isTicked(seat.person)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                setTicked((old) => new Map(old).set(seat.person, on));
              }}
            />
          ))}
        </div>
      </fieldset>
      <QuorumWords quorum={quorum} />
      <Button size="md" loading={busy} onClick={() => void start()} variant={quorum.ok ? 'filled' : 'light'}>
        {quorum.ok ? t('meeting.start', { count: present.size }) : t('meeting.startAnyway')}
      </Button>
    </div>
  );
}

/** What the quorum needs and lacks, per item, in sentences. */
export function QuorumWords({ quorum }: { quorum: QuorumView }) {
  const { t, locale } = useWords();
  const subject = useSubjectText();
  if (quorum.ok)
    return (
      <p className="mtg-quorum mtg-good">
        <CircleCheck size={16} aria-hidden /> {t('meeting.quorumOk', { count: quorum.disciplines.length })}
      </p>
    );
  return (
    <div className="mtg-quorum mtg-why">
      <p>
        <TriangleAlert size={16} aria-hidden /> {t('meeting.quorumNot')}
      </p>
      <ul>
        {!quorum.chairHere && <li>{t('meeting.quorumChair')}</li>}
        {!quorum.enough && <li>{t('meeting.quorumFew', { count: quorum.disciplines.length })}</li>}
        {quorum.gaps.map(({ line, missing }) => (
          <li key={line.id}>
            {t('meeting.quorumGap', { number: line.number, who: subject(line.item), missing: missing.map((code) => roleName(code, locale)).join(', ') })}
          </li>
        ))}
      </ul>
      <p className="mtg-dim">{t('meeting.quorumWays')}</p>
    </div>
  );
}
