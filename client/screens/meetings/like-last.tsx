import { Select } from '@mantine/core';
import { useInstance, useRows } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { timeText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { useEffect, useState } from 'react';
import type { Meeting } from './meeting-model.ts';
import { likeLast, type NewMeeting } from './new-meeting.ts';

/** Starts from an earlier meeting: same people, same place, five weeks on. Nothing when there was none. */
export function LikeLast({ onPick }: { onPick: (plan: NewMeeting) => void }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useRows({ machine: 'meeting', limit: 20 }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <Select
        className="mtg-like"
        label={t('meeting.likeLast')}
        placeholder={t('meeting.likeLastNone')}
        data={rows.map((row) => ({ value: row.id, label: row.title ?? t('meeting.untitled') }))}
        value={chosen}
        onChange={setChosen}
        clearable
      />
      {chosen && <Picked key={chosen} id={chosen} onPick={onPick} />}
    </>
  );
}

function Picked({ id, onPick }: { id: string; onPick: (plan: NewMeeting) => void }) {
  const { locale } = useWords();
  const now = useNow();
  const data = useInstance(id).data?.data as unknown as Meeting | undefined;
  useEffect(() => {
    if (!data) return;
    const hour = (at: string | null, otherwise: string) => (at ? timeText(at, locale) : otherwise);
    onPick(likeLast(data, hour(data.startsAt, '12:30'), hour(data.endsAt, '13:30'), now));
    // Once per choice: afterwards the form belongs to whoever fills it in.
  }, [Boolean(data)]);
  return null;
}
