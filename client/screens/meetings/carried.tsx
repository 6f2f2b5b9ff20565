import { Undo2 } from 'lucide-react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ActionContext } from '../../../machines/action/contract.ts';
import type { MeetingFile } from '../../../server/contract/shapes.ts';
import { useNow } from '../../clock.ts';
import { dayOf, dayText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { carriedWords } from './carried-words.ts';
import { mayOf, type Meeting } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { NotDone } from './not-done.tsx';

export type Back = MeetingFile['carried'][number];
type Said = Meeting['carried'][number];

/** What the meeting noted of a promise that came back. */
export const saidOf = (meeting: Meeting, action: Back): Said | undefined => (meeting.carried ?? []).find((one) => one.action === action.id);

/** Promises that came back and belong to no item of this agenda that this viewer sees, or about which nothing was said yet. */
export function useBack() {
  const { file, meeting } = useMeetingRoom();
  const cases = new Set(file.items.map((item) => item.instance.row.case).filter(Boolean));
  const apart = file.carried.filter((action) => !action.case || !cases.has(action.case));
  const unsaid = file.carried.filter((action) => saidOf(meeting, action)?.how === null);
  return { all: file.carried, apart, unsaid };
}

/** A panel of such promises, with what can be said of each; nothing when there are none. */
export function BackPanel({ actions, title, help }: { actions: Back[]; title: 'title' | 'wrapTitle'; help: 'help' | 'prepareHelp' | 'wrapHelp' }) {
  const { t } = useOwnWords(carriedWords);
  if (actions.length === 0) return null;
  return (
    <section className="mtg-panel" aria-label={t(title)}>
      <h2>
        <Undo2 size={18} aria-hidden /> {t(title)} <span className="mtg-dim">{actions.length}</span>
      </h2>
      <p className="mtg-dim">{t(help)}</p>
      <ul className="mtg-lines">
        {actions.map((action) => (
          <BackLine key={action.id} action={action} />
        ))}
      </ul>
    </section>
  );
}

/** One promise that came back: whose, what, why it is here, how often, and what this table says of it. */
export function BackLine({ action }: { action: Back }) {
  const { name, file, meeting, state } = useMeetingRoom();
  const { t } = useOwnWords(carriedWords);
  const words = useTrackWords('action');
  const said = saidOf(meeting, action);
  const data = action.data as unknown as ActionContext;
  const open = said?.how === null && state.startsWith('inSession') && mayOf(file.instance, 'SETTLE_CARRIED');
  const reason = said?.reason ? [words.values[said.reason], said.note].filter(Boolean).join(': ') : null;
  return (
    <li data-how={said?.how === 'DONE' || said?.how === 'GIVEN_UP' ? 'done' : 'late'}>
      <strong>{name(data.owner)}</strong>
      <span>
        {data.text ?? action.title}
        {said && said.times > 1 && <span className="tag warn"> {t('times', { count: said.times })}</span>}
      </span>
      <span className="mtg-when">
        {said?.how ? t(`said${said.how}`) : state.startsWith('inSession') ? <Standing action={action} /> : <Before action={action} />}
      </span>
      {reason && <span className="mtg-dim">{reason}</span>}
      {open && <Say action={action} />}
    </li>
  );
}

/** How it stands with the owner. */
function Standing({ action }: { action: Back }) {
  const { t } = useOwnWords(carriedWords);
  const is = (path: string) => action.state.includes(path);
  return <>{t(is('work.done') || is('work.verified') ? 'reported' : is('work.blocked') ? 'stuck' : is('work.declined') ? 'givenBack' : 'notReported')}</>;
}

/** Before the meeting, with the day by which it should have been done; after it, that nobody came to it. */
function Before({ action }: { action: Back }) {
  const { phase } = useMeetingRoom();
  const { t, locale } = useOwnWords(carriedWords);
  const now = useNow();
  const { due } = action.data as unknown as ActionContext;
  if (phase !== 'prepare') return <>{t('passedOn')}</>;
  return (
    <>
      <Standing action={action} />, {t(dayOf(now) > due ? 'due' : 'dueBy', { day: dayText(due, locale, now) })}
    </>
  );
}

function Say({ action }: { action: Back }) {
  const { tell } = useMeetingRoom();
  const { t } = useOwnWords(carriedWords);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const what = (action.data as unknown as ActionContext).text ?? '';
  const done = async () => {
    setBusy(true);
    await tell('SETTLE_CARRIED', { action: action.id, how: 'DONE' }).finally(() => setBusy(false));
  };
  if (asking) return <NotDone action={action} onClose={() => setAsking(false)} />;
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="light" loading={busy} aria-label={`${t('done')}: ${what}`} onClick={() => void done()}>
        {t('done')}
      </Button>
      <Button size="compact-sm" variant="default" aria-label={`${t('notDone')} ${what}`} onClick={() => setAsking(true)}>
        {t('notDone')}
      </Button>
    </Group>
  );
}
