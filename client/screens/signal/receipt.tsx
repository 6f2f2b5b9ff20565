import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Instance } from '../../../server/contract/shapes.ts';
import { PhonePanel } from '../../parts/phone-panel.tsx';
import { WhatIfNobodyActs } from '../../parts/what-if-nobody-acts.tsx';
import { momentText } from '../../words/dates.ts';
import { useSentences } from '../../words/sentences.ts';

/** What became of it: it arrived, who has it now, and what happens if nobody acts. */
export function Receipt({ signal, onAnother }: { signal: Instance; onAnother: () => void }) {
  const { t, locale, now, nowSentence } = useSentences();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const acute = signal.row.urgency === 'ACUTE' || signal.row.urgency === 'URGENT';
  return (
    <div className="page narrow stack">
      <div className="card stack">
        <h1 ref={heading} tabIndex={-1} className="line" style={{ outline: 'none' }}>
          <CircleCheck size={28} aria-hidden color="var(--m-accent)" /> {t('signal.receiptTitle')}
        </h1>
        <p className="now">{nowSentence(signal)}</p>
        <p className="quiet" style={{ margin: 0 }}>
          {t('signal.receipt', { when: momentText(signal.row.updatedAt, locale, now) })}
        </p>
        {acute && <p style={{ margin: 0 }}>{t('signal.receiptAcute')}</p>}
        <div className="line">
          <Button component={Link} to="/">
            {t('signal.toWork')}
          </Button>
          <Button variant="light" component={Link} to={`/inbox/${signal.id}`}>
            {t('signal.follow')}
          </Button>
          <Button variant="subtle" onClick={onAnother}>
            {t('signal.another')}
          </Button>
        </div>
      </div>
      {acute && <PhonePanel urgent title={t('signal.call')} />}
      <section className="card">
        <h2>{t('case.whatIf')}</h2>
        <WhatIfNobodyActs instances={[signal]} />
      </section>
    </div>
  );
}
