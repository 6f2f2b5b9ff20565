import { MessageSquareQuote } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useDraft } from '../../../parts/form/drafts.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences, useTrackWords } from '../../../words/sentences.ts';
import { referralWords } from './words.ts';

type Consult = { by: string; at: string; outcome: string; note: string | null; suggested: string | null };

/** What the GP advised instead, above the draft that came back because of it; one press takes the help over that he named. */
export function Advice({ instance }: { instance: Instance }) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const { who, now } = useSentences();
  const [draft, setDraft] = useDraft(`${instance.id}:SUBMIT`);
  const last = (instance.data.consults as unknown as Consult[] | undefined)?.at(-1);
  if (last?.outcome !== 'ALTERNATIVE') return null;
  const what = [last.suggested && (words.values[last.suggested] ?? last.suggested), last.note].filter(Boolean).join(': ');
  return (
    <section className="note warn stack tight" aria-label={t('advice')}>
      <b>
        <MessageSquareQuote size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('advice')}, {dayText(last.at, locale, now)}
      </b>
      <span className="pre">{t('adviceFrom', { who: who(last.by), what })}</span>
      {last.suggested && (
        <div>
          <button
            type="button"
            className="linkish"
            style={{ color: 'inherit' }}
            onClick={() => setDraft({ ...baseOf(instance), ...draft, targetKind: last.suggested, picked: null, recipient: null, recipientOrg: null })}
          >
            {t('adviceFollow')}
          </button>
        </div>
      )}
    </section>
  );
}

/** A draft replaces all that the form begins with, so what the referral holds goes into it. */
function baseOf(instance: Instance): Record<string, unknown> {
  const { letter, ...data } = instance.data as Record<string, any>;
  return { ...letter, urgency: data.urgency, initiator: data.initiator, contract: 'UNKNOWN', ...(data.clientAgrees && { ground: 'AGREES' }) };
}
