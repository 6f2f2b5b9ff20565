import { Button, Progress as Bar } from '@mantine/core';
import { useState } from 'react';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import type { Progress } from './use-upgrades.ts';
import { upgradeWords } from './words.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';

/** A button that asks once more before it does something to many. */
export function Confirmed({ label, question, yes, onYes, disabled, light }: ConfirmedProps) {
  const { t } = useOwnWords(upgradeWords);
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button size="sm" variant={light ? 'light' : 'filled'} disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  return (
    <div className="note warn upg-ask" role="alertdialog" aria-label={label}>
      <p>{question}</p>
      <div className="line">
        <Button size="sm" autoFocus onClick={() => (setAsking(false), onYes())}>
          {yes}
        </Button>
        <Button size="sm" variant="default" onClick={() => setAsking(false)}>
          {t('no')}
        </Button>
      </div>
    </div>
  );
}
type ConfirmedProps = { label: string; question: string; yes: string; onYes: () => void; disabled?: boolean; light?: boolean };

/** How far it is, what came of it, and what was refused. */
export function ProgressLine({ progress, problem }: { progress: Progress | null; problem: Problem | null }) {
  const { t } = useOwnWords(upgradeWords);
  const { done = 0, left = 0, total = 0, ended = true } = progress ?? {};
  return (
    <div aria-live="polite">
      <Refused problem={problem} />
      {progress && !ended && (
        <div>
          <Bar value={total ? (100 * (done + left)) / total : 100} aria-label={t('busy', { done: done + left, total })} />
          <p className="small quiet">{t('busy', { done: done + left, total })}</p>
        </div>
      )}
      {progress && ended && <p className={left ? 'note warn' : 'note good'}>{t('result', { done, left })}</p>}
    </div>
  );
}
