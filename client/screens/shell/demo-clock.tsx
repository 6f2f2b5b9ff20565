import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { addDays, atAmsterdam, nextWorkingDay } from '../../../machines/calendar.ts';
import type { Me } from '../../../server/contract/shapes.ts';
import { api, ProblemError } from '../../api.ts';
import { cache } from '../../cache.ts';
import { dayOf, longDay, timeText } from '../../words/dates.ts';
import { useWords, type WordKey } from '../../words/i18n.ts';

const steps: [WordKey, string][] = [
  ['shell.plusHour', '1h'],
  ['shell.plusDay', '1d'],
  ['shell.plus3wd', '3wd'],
  ['shell.plusWeek', '1w'],
];

/** A strip that shows the manual clock of the demonstration and moves it on: what is due then goes off, in order. */
export function DemoClock({ me }: { me: Me }) {
  const { t, locale } = useWords();
  const [busy, setBusy] = useState(false);

  async function move(to: { advance: string } | { now: string }) {
    setBusy(true);
    try {
      await api.post('/api/clock', to);
      await cache.invalidateQueries();
    } catch (error) {
      if (error instanceof ProblemError) notifications.show({ message: error.problem.text[locale], color: 'red' });
      else throw error;
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="democlock no-print" role="group" aria-label={t('shell.clock')}>
      <span className="only-wide">{t('shell.demo')}</span>
      <span className="line" style={{ gap: 6 }} aria-live="polite">
        <CalendarClock size={15} aria-hidden /> {longDay(me.now, locale)}, {timeText(me.now, locale)}
      </span>
      <Button
        size="compact-xs"
        variant="white"
        color="dark"
        loading={busy}
        onClick={() => void move({ now: atAmsterdam(nextWorkingDay(addDays(dayOf(me.now), 1)), '09:00') })}
      >
        {t('shell.nextWorkday')}
      </Button>
      <Menu>
        <Menu.Target>
          <Button size="compact-xs" variant="transparent" c="inherit">
            {t('common.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('shell.clockHelp')}</Menu.Label>
          {steps.map(([word, by]) => (
            <Menu.Item key={by} onClick={() => void move({ advance: by })}>
              {t(word)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
