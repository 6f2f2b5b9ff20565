import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { sendEvent } from '../../api.ts';
import { useOwnWords } from '../../words/own.ts';
import { useTrying } from '../case/save-copy.ts';
import { Refused } from '../../parts/feedback.tsx';
import { EMERGENCY, useBoxes } from './use-emergency.ts';
import { emergencyWords } from './words.ts';
import './emergency.css';

/** Over every page as long as an emergency access of mine runs: how long still, that all is recorded, and the way to end it. Prints too. */
export function EmergencyBanner() {
  const { t } = useOwnWords(emergencyWords);
  const client = useQueryClient();
  const boxes = useBoxes();
  const { run, busy, problem } = useTrying();
  async function end(id: string): Promise<void> {
    await sendEvent(id, 'END');
    await client.invalidateQueries({ queryKey: EMERGENCY });
  }
  return (
    <div role="status">
      {boxes.map((box) => (
        <div key={box.id} className="emergency-banner">
          <Siren size={20} aria-hidden />
          <span className="grow">
            <b>{t('running', { minutes: box.minutes })}</b> <span className="only-wide">{t('runningLong')}</span>
          </span>
          <Button component={Link} to={`/noodtoegang/${box.id}`} size="compact-sm" variant="white" color="red.9" className="no-print">
            {t('toFile')}
          </Button>
          <Button size="compact-sm" variant="outline" color="white" className="no-print" loading={busy} onClick={() => void run(() => end(box.id))}>
            {t('end')}
          </Button>
        </div>
      ))}
      <Refused problem={problem} />
    </div>
  );
}
