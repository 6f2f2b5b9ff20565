import { EyeOff, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { useTrackWords } from '../../words/sentences.ts';
import { Domains4D } from './domains-4d.tsx';
import { ItemClock } from './item-clock.tsx';
import { itemData, subjectOf, type FileItem, type Line } from './meeting-model.ts';
import { NamedFrom } from './named-from.tsx';
import { PreviousAgreements } from './previous-agreements.tsx';
import { useSubjectText } from './subject-line.tsx';

/** The head of an item: who it is about, the question, consent, clock, the four domains and what was agreed before. */
export function ItemHead({ line, clock }: { line: Line; clock: boolean }) {
  const { t } = useWords();
  const subject = useSubjectText()(line.item);
  const item = line.item;
  if (!item) return <p className="mtg-dim">{t('meeting.itemGone')}</p>;
  const data = itemData(item);
  const kind = subjectOf(item).kind;
  return (
    <div className="mtg-head">
      <div className="mtg-head-top">
        <div className="mtg-head-who">
          <h2>
            <span className="mtg-number">{line.number}</span> {subject}
          </h2>
          {data.question && <p className="mtg-question">{data.question}</p>}
        </div>
        {clock && <ItemClock />}
      </div>
      <div className="mtg-facts">
        <ItemConsent item={item} />
        {data.domains.length > 0 && <Domains4D of={data.domains} />}
        {kind === 'known' && <PreviousAgreements item={item} open={clock} />}
      </div>
      {kind === 'hidden' && <p className="mtg-dim">{item.namedFrom ? <NamedFrom at={item.namedFrom} /> : t('meeting.nameHiddenHelp')}</p>}
      {kind === 'known' && (data.background || data.clientWish) && (
        <dl className="mtg-background">
          {data.background && (
            <div>
              <dt>{t('meeting.background')}</dt>
              <dd>{data.background}</dd>
            </div>
          )}
          {data.clientWish && (
            <div>
              <dt>{t('meeting.clientWish')}</dt>
              <dd>{data.clientWish}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}

/** Whether this item may be spoken about with a name, small and always there; red only when something is about to go wrong. */
export function ItemConsent({ item }: { item: FileItem }) {
  const { t, locale } = useWords();
  const now = useNow();
  const words = useTrackWords('consent');
  if (subjectOf(item).kind === 'anonymous')
    return (
      <span className="tag">
        <EyeOff size={13} aria-hidden /> {t('meeting.spokenWithoutName')}
      </span>
    );
  const { ok, until, state } = item.consent;
  if (ok)
    return (
      <span className="tag good">
        <ShieldCheck size={13} aria-hidden /> {until ? t('meeting.consentUntil', { day: withoutWeekday(dayText(until, locale, now)) }) : t('meeting.consentOk')}
      </span>
    );
  return (
    <span className="tag danger">
      <ShieldAlert size={13} aria-hidden /> {t('meeting.consentMissing', { state: (words.states[state] ?? state ?? '').toLowerCase() })}
    </span>
  );
}

const withoutWeekday = (day: string): string => day.slice(day.indexOf(' ') + 1);
