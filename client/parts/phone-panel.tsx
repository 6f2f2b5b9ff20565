import { Phone } from 'lucide-react';
import { useOnCall, type OnCallNumber } from '../cache.ts';
import { useWords } from '../words/i18n.ts';
import { Failed } from './feedback.tsx';

/** The numbers that are right at this hour, then the others. `urgent` gives it the alarm's colour: phone before any form. */
export function PhonePanel({ urgent = false, title }: { urgent?: boolean; title?: string }) {
  const { t } = useWords();
  const query = useOnCall();
  const numbers = query.data ?? [];
  const now = numbers.filter((number) => number.now);
  const later = numbers.filter((number) => !number.now);
  return (
    <section className={urgent ? 'note danger' : 'card'} aria-label={title ?? t('phones.title')}>
      <h2 style={{ margin: '0 0 8px' }} className="line">
        <Phone size={18} aria-hidden /> {title ?? t('phones.title')}
      </h2>
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && numbers.length === 0 && <p className="quiet">{t('phones.none')}</p>}
      <ul className="phones" style={{ minHeight: query.isPending ? 120 : undefined }}>
        {now.map((number) => (
          <Line key={number.id} number={number} />
        ))}
      </ul>
      {later.length > 0 && (
        <details style={{ marginTop: 8 }}>
          <summary className="small">
            {t('phones.others')} ({t('phones.later')})
          </summary>
          <ul className="phones" style={{ marginTop: 8 }}>
            {later.map((number) => (
              <Line key={number.id} number={number} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Line({ number }: { number: OnCallNumber }) {
  const { locale } = useWords();
  return (
    <li>
      <span>
        {number.label}
        <span className="small" style={{ display: 'block', opacity: 0.85 }}>
          {number.hours[locale]}
        </span>
      </span>
      <a href={`tel:${number.phone.replaceAll(' ', '')}`} style={{ color: 'inherit' }}>
        {number.phone}
      </a>
    </li>
  );
}
