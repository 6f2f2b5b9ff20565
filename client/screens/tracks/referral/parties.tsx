import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory } from '../../../cache.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { levelOf } from '../../../../machines/referral/target.ts';
import { referralWords, type ReferralWord } from './words.ts';

type Consult = { by: string; at: string; outcome: string; note: string | null };
type Note = { at: string; by: string; event: string; text: string };

/** From whom to whom, on what ground, and every date so far. */
export function Parties({ instance }: { instance: Instance }) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { who, now } = useSentences();
  const { orgName } = useDirectory();
  const data = instance.data as Record<string, any>;
  const day = (at: string | null | undefined) => (at ? dayText(at, locale, now) : '');
  const name = (person: string | null, org: string | null) => [person && who(person), orgName(org)].filter(Boolean).join(', ');
  const value = (code: string | null | undefined) => (code ? (words.values[code] ?? code) : '');
  const outside = data.outside as { answer: string; at: string } | null;
  const lines: [ReferralWord, string][] = [
    ['from', name(data.worker ?? data.initiatorPerson, data.orgId)],
    ['to', name(data.recipient, data.recipientOrg) || (data.toName ?? '')],
    ['level', data.targetKind ? t(`level_${levelOf(data.targetKind)}`) : ''],
    ['ground_said', data.basis ? [value(data.basis.basis), data.basis.explanation].filter(Boolean).join(': ') : ''],
    ['sent', day(data.sentAt) || t('notSent')],
    ['answered', data.acceptedAt && !outside ? `${value('ACCEPTED')}, ${day(data.acceptedAt)}` : ''],
    ['answered', outside ? t('answeredOutside', { when: day(outside.at), what: value(outside.answer) }) : ''],
    ['appointment', data.acceptedAt ? day(data.appointmentOn) || (data.careStartedAt ? '' : t('none')) : ''],
    ['careFrom', day(data.careStartedAt)],
    ['careUntil', day(data.careEndedAt)],
  ];
  return (
    <section className="card stack tight" aria-label={t('parties')}>
      <h2 style={{ margin: 0 }}>{t('parties')}</h2>
      <dl className="facts">
        {lines
          .filter(([, text]) => text)
          .map(([label, text], index) => (
            <div key={index} style={{ display: 'contents' }}>
              <dt>{t(label)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <Consulted data={data} />
      <Notes notes={(data.notes ?? []) as Note[]} />
    </section>
  );
}

/** What the GP answered, each time, and why it went on without. */
function Consulted({ data }: { data: Record<string, any> }) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { who, now } = useSentences();
  const consults = (data.consults ?? []) as Consult[];
  if (consults.length === 0 && !data.override) return null;
  return (
    <div>
      <h3 style={{ margin: '4px 0' }}>{t('consulted')}</h3>
      <ul className="plain-list">
        {consults.map((one) => (
          <li key={one.at}>
            {dayText(one.at, locale, now)}: {one.by === 'system' ? '' : `${who(one.by)}, `}
            {t(`outcome_${one.outcome}` as ReferralWord)}
            {one.note && <span className="quiet pre">. {one.note}</span>}
          </li>
        ))}
        {data.override && (
          <li>
            {t('overridden', { reason: words.values[data.override.reason] ?? data.override.reason })}
            {data.override.explanation && <span className="quiet pre">. {data.override.explanation}</span>}
          </li>
        )}
      </ul>
    </div>
  );
}

function Notes({ notes }: { notes: Note[] }) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { who, now } = useSentences();
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>
        {t('notes')} ({notes.length})
      </summary>
      <ul className="plain-list" style={{ marginTop: 6 }}>
        {notes.map((note) => (
          <li key={note.at + note.event}>
            <span className="small quiet">
              {dayText(note.at, locale, now)}, {who(note.by)}, {words.events[note.event]?.label ?? note.event}
            </span>
            <div className="pre">{note.text}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}
