import { Button } from '@mantine/core';
import { Download, Printer } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { marksOf, type Allocation, type Mark } from './allocation-line.ts';
import { wishedText } from './letter-preview.tsx';
import { referralWords } from './words.ts';

/** What the municipality was asked and answered, on a line with dates; the next one with the day on which it is expected. */
export function AllocationPart({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { show, now } = useSentences();
  const marks = marksOf(instance);
  if (marks.length === 0) return null;
  const allocation = instance.data.allocation as unknown as Allocation;
  const next = marks.find((mark) => !mark.on);
  const facts = [
    [t('product'), wishedText(allocation.product, words.values, show)],
    [t('number'), allocation.number],
  ].filter(([, text]) => text);
  return (
    <section className="card stack" aria-label={t('allocation')}>
      <h2 style={{ margin: 0 }}>{t('allocation')}</h2>
      <ol className="dated">
        {marks.map((mark) => (
          <MarkLine key={mark.key} mark={mark} next={mark === next} late={Boolean(mark.expected && Date.parse(mark.expected) < now)} />
        ))}
      </ol>
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(([label, text]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="line no-print">
        <Button component="a" href={`/api/referrals/${instance.id}/allocation.csv`} variant="light" size="sm" leftSection={<Download size={16} aria-hidden />}>
          {t('exportCsv')}
        </Button>
        <Button variant="default" size="sm" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <p className="small quiet no-print" style={{ margin: 0 }}>
        {t('exportHelp')}
      </p>
    </section>
  );
}

function MarkLine({ mark, next, late }: { mark: Mark; next: boolean; late: boolean }) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { now } = useSentences();
  const at = mark.on ? dayText(mark.on, locale, now) : mark.expected ? t(late ? 'expectedPast' : 'expected', { day: dayText(mark.expected, locale, now) }) : '';
  return (
    <li className={mark.on ? 'done' : late ? 'late' : next ? 'next' : undefined} aria-current={next ? 'step' : undefined}>
      <div>{next || mark.on ? <b>{t(`alloc_${mark.key}`)}</b> : <span className="quiet">{t(`alloc_${mark.key}`)}</span>}</div>
      {at && <div className={late ? 'small over' : 'small quiet'}>{at}</div>}
      {mark.code && <div className="small">{words.values[mark.code] ?? mark.code}</div>}
    </li>
  );
}
