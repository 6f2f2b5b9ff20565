import { Button, Popover } from '@mantine/core';
import { ChevronDown, ShieldCheck } from 'lucide-react';
import { useDirectory } from '../../cache.ts';
import { usePresence } from '../../socket.ts';
import { timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { roleName } from '../../words/roles.ts';
import { canOf, mayOf, type Meeting, type Seat } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { missingFor } from './quorum.ts';

const isHere = (seat: Seat) => (seat.present === 'FULL' || seat.present === 'PART') && !seat.leftAt;
/** Outside for the open item: comes back in by joining. */
const steppedOut = ({ hearing, open }: Meeting, seat: Seat) => hearing.some((one) => one.item === open?.id && one.person === seat.person && one.way === 'LEFT');

/** Who sits at the table now: a line in the head, and all of it with joining and leaving one press away. */
export function Presence() {
  const { meeting, lines, me, name } = useMeetingRoom();
  const { t, locale } = useWords();
  const here = meeting.participants.filter(isHere);
  const openLine = lines.find((line) => line.id === meeting.open?.id);
  const missing = openLine ? missingFor(openLine, new Set(here.map((seat) => seat.discipline))) : [];
  const first = here
    .slice(0, 2)
    .map(
      (seat) => (seat.person === me.person.id ? t('meeting.you') : name(seat.person)) + (seat.person === meeting.chair ? ` (${t('meeting.chairShort')})` : ''),
    );
  return (
    <Popover width={380} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <button type="button" className="mtg-presence">
          <span>
            {t('meeting.presentCount', { here: here.length, of: meeting.participants.length })}
            <span className="mtg-presence-names">
              : {first.join(', ')}
              {here.length > 2 ? ` +${here.length - 2}` : ''}
            </span>
          </span>
          {missing.length > 0 && (
            <strong className="mtg-missing">{t('meeting.missing', { who: missing.map((code) => roleName(code, locale)).join(', ') })}</strong>
          )}
          <ChevronDown size={15} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <PresenceList />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Everybody who was invited: for whom, here or not, since when; with join and leave for whoever may. */
export function PresenceList() {
  const { meeting, file, me, name, tell, steers } = useMeetingRoom();
  const { t, locale } = useWords();
  const { orgName } = useDirectory();
  const online = usePresence(`meeting:${file.instance.id}`);
  const inRoom = (seat: Seat) => isHere(seat) && !steppedOut(meeting, seat);
  const may = (seat: Seat) => (seat.person === me.person.id || steers) && mayOf(file.instance, inRoom(seat) ? 'LEAVE' : 'JOIN');
  return (
    <ul className="mtg-people mtg-people-scroll" tabIndex={0}>
      {meeting.participants.map((seat) => (
        <li key={`${seat.person}-${seat.discipline}`} data-here={inRoom(seat) || undefined}>
          <span className="mtg-dot" aria-hidden>
            {inRoom(seat) ? '●' : '○'}
          </span>
          <span>
            <strong>{name(seat.person)}</strong>
            {seat.person === meeting.chair && ` (${t('meeting.chair')})`}
            {seat.person === meeting.minuteTaker && ` (${t('meeting.minuteTaker')})`}
            <small>
              {[roleName(seat.discipline, locale), orgName(seat.org), seat.substituteFor && t('meeting.substituteFor', { who: name(seat.substituteFor) })]
                .filter(Boolean)
                .join(' · ')}
            </small>
            <small>
              {inRoom(seat)
                ? seat.joinedAt
                  ? t('meeting.hereSince', { at: timeText(seat.joinedAt, locale) })
                  : t('meeting.here')
                : seat.leftAt
                  ? t('meeting.leftAt', { at: timeText(seat.leftAt, locale) })
                  : t('meeting.notHere')}
              {!inRoom(seat) && online.includes(seat.person) && ` · ${t('meeting.online')}`}
              {seat.confidential && ` · ${t('meeting.confidentialYes')}`}
            </small>
          </span>
          {may(seat) && (
            <Button size="compact-xs" variant="default" onClick={() => void tell(inRoom(seat) ? 'LEAVE' : 'JOIN', { person: seat.person })}>
              {inRoom(seat) ? t('meeting.leave') : t('meeting.join')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The tick with which everybody begins: what is said here stays here. */
export function Confidentiality() {
  const { meeting, me, file, tell } = useMeetingRoom();
  const { t } = useWords();
  const seat = meeting.participants.find((one) => one.person === me.person.id);
  const confirmed = meeting.participants.filter((one) => one.confidential).length;
  const may = canOf(file.instance, 'CONFIRM_CONFIDENTIALITY');
  if (!may?.allowed && !seat?.confidential) return null;
  return (
    <div className="mtg-confidential">
      <ShieldCheck size={18} aria-hidden />
      <span>{t('meeting.confidentialText')}</span>
      {seat && !seat.confidential && may?.allowed ? (
        <Button size="xs" variant="light" onClick={() => void tell('CONFIRM_CONFIDENTIALITY')}>
          {t('meeting.confidentialAgree')}
        </Button>
      ) : (
        <span className="mtg-dim">{t('meeting.confidentialCount', { count: confirmed, of: meeting.participants.filter(isHere).length })}</span>
      )}
    </div>
  );
}
