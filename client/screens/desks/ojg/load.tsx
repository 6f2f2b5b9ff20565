import type { OjgDesk } from '../../../../server/contract/ojg.ts';
import { useOwnWords } from '../../../words/own.ts';
import { hoursOf, numberOf } from './use-ojg.ts';
import { ojgWords } from './words.ts';

/** Above this share of the contract it does not fit any more (P-108). */
const TOO_MUCH = 110;
const FULL = 150;

/** How much of the contract the open tracks take, as a bar with a mark at a hundred. The number stands beside it in words. */
export function LoadBar({ percent }: { percent: number | null }) {
  if (percent === null) return null;
  const tone = percent > TOO_MUCH ? 'danger' : percent > 100 ? 'warn' : 'calm';
  return (
    <div className="load-bar" data-tone={tone} aria-hidden>
      <div style={{ width: `${(100 * Math.min(percent, FULL)) / FULL}%` }} />
      <i style={{ left: `${(100 * 100) / FULL}%` }} />
    </div>
  );
}

/** The load in a sentence, and the alarm with what can be done when it is too much. */
export function LoadSentence({ desk }: { desk: OjgDesk }) {
  const { t, locale } = useOwnWords(ojgWords);
  const hours = numberOf(desk.load.hours, locale);
  const { percent } = desk.load;
  if (percent === null) return <>{t('loadNoContract', { hours })}</>;
  return (
    <>
      {t('loadNow', { hours, percent, contract: hoursOf(desk.contract.minutes, locale) })}{' '}
      {percent > TOO_MUCH && (
        <b className="too-much" role="alert">
          {t('tooMuch', { limit: TOO_MUCH })}
        </b>
      )}
    </>
  );
}
