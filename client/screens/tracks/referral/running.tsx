import { Check, CircleHelp, X } from 'lucide-react';
import { contract } from '../../../../machines/referral/contract.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useMe, useRows } from '../../../cache.ts';
import { fieldsOf } from '../../../parts/form/fields.ts';
import { StateDiagram } from '../../../parts/state-diagram.tsx';
import { WorkRow } from '../../../parts/work-row.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { TrackCourse, TrackNow } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import { About } from './about.tsx';
import { AllocationPart } from './allocation.tsx';
import { AnswerPanel, type Answer } from './answer-panel.tsx';
import { Doubles } from './doubles.tsx';
import { LetterPreview } from './letter-preview.tsx';
import { LetterAsSent } from './letter-as-sent.tsx';
import { Parties } from './parties.tsx';
import { SentLetters } from './sent-letters.tsx';
import { SendCheck } from './send-check.tsx';
import { referralWords, type ReferralWord } from './words.ts';

const LETTER_ORDER = [
  'question',
  'reason',
  'goal',
  'risk',
  'domains',
  'medical',
  'medication',
  'representatives',
  'elvComplexity',
  'elvReason',
  'elvEnd',
  'elvDoctor',
];
/** The letter was filled in already: to send it one chooses only the way, and to write to another leads back to the form. */
const LETTER_FIELDS = fieldsOf(contract.events.REDIRECT).map((field) => field.name);
const HIDDEN = { SEND: LETTER_FIELDS, REDIRECT: LETTER_FIELDS };
const MINE = ['ACCEPT', 'REJECT', 'REQUEST_INFO'];

/** How a referral stands: the sentence of now with who must act, what is late, its dates, its letter, its allocation and what is owed. */
export function RunningReferral({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(referralWords);
  const answers = useReceiverAnswers(instance);
  const data = instance.data as Record<string, any>;
  return (
    <>
      <About instance={instance} />
      <TrackNow
        instance={instance}
        sentence={useNowSentence(instance)}
        steps={{
          likely: data.sentAt ? LIKELY : LIKELY.filter((type) => type !== 'ALLOCATION_NEEDED'),
          hide: answers.length > 0 ? MINE : [],
          initial: initialOf(data),
          hidden: HIDDEN,
        }}
      >
        <SendCheck instance={instance} />
        {answers.length > 0 && (
          <div className="stack tight">
            <AnswerPanel instance={instance} act={act} answers={answers} label={t('receiver')} />
            <p className="small quiet" style={{ margin: 0 }}>
              {t('receiverHelp')}
            </p>
          </div>
        )}
      </TrackNow>
      <AllocationPart instance={instance} />
      <div className="two">
        <div className="stack">
          <Parties instance={instance} />
          <section className="card" aria-label={t('letter')}>
            <h2>{t('letter')}</h2>
            <LetterPreview letter={(data.letter ?? {}) as Record<string, unknown>} order={LETTER_ORDER} />
            {!data.sentAt && <LetterAsSent instance={instance} />}
            <SentLetters id={instance.id} sentAt={data.sentAt ?? null} />
          </section>
          {instance.row.client && <Doubles client={instance.row.client} kind={data.targetKind} self={instance.id} />}
          {instance.row.case && <Owed caseId={instance.row.case} />}
        </div>
        <TrackCourse instance={instance} />
      </div>
      <StateDiagram instance={instance} />
    </>
  );
}

/** With a first appointment nobody waits for one. */
function useNowSentence({ row, data }: Instance): string | undefined {
  const { t, locale } = useOwnWords(referralWords);
  const { now } = useSentences();
  const on = row.state.includes('route.accepted') ? (data.appointmentOn as string | null) : null;
  return on ? t('acceptedOn', { day: dayText(on, locale, now) }) : undefined;
}

/** The steps that people take most, in this order; the rest lies under "more". */
const LIKELY = [
  'SEND',
  'CONSENT_OK',
  'GP_CONTACT_REFUSED',
  'RESOLVE_AGREED',
  'PUT_ON_MDO',
  'OVERRIDE_GP_CONSULT',
  'INFO_SENT',
  'RESEND',
  'REDIRECT',
  'APPOINTMENT_SET',
  'START_CARE',
  'END_CARE',
  'ALLOCATION_NEEDED',
  'JW315_SENT',
  'APPLICATION_FILED',
  'ALLOCATION_GRANTED',
  'UNDER_INVESTIGATION',
  'ALLOCATION_REJECTED',
  'RESUBMIT',
  'JW305_SENT',
  'JW307_SENT',
  'ACCEPT',
  'REJECT',
];

/** What is known of the product stands filled in where it is asked again. */
function initialOf(data: Record<string, any>) {
  const product = (data.allocation?.product ?? {}) as Record<string, unknown>;
  return { ALLOCATION_NEEDED: product, JW315_SENT: product, ALLOCATION_GRANTED: product, ALLOCATION_CHANGED: product };
}

/** The receiver's own three answers, when the viewer is the one who was written to. */
function useReceiverAnswers(instance: Instance): Answer[] {
  const { t } = useOwnWords(referralWords);
  const me = useMe().data!;
  const org = me.memberships.find((membership) => membership.id === me.hat)?.org;
  const { recipient, recipientOrg } = instance.data as { recipient?: string; recipientOrg?: string };
  const mine = recipient === me.person.id || (org !== undefined && recipientOrg === org);
  const may = (type: string) => mine && instance.can.some((one) => one.type === type && one.allowed);
  const words = receiverWords(t);
  return words.filter(({ type }) => may(type));
}

function receiverWords(t: (key: ReferralWord) => string): Answer[] {
  return [
    { type: 'ACCEPT', label: t('accept'), icon: <Check size={18} aria-hidden />, tone: 'filled' },
    { type: 'REJECT', label: t('reject'), icon: <X size={18} aria-hidden />, tone: 'light', asks: { label: t('rejectWhy'), required: true } },
    { type: 'REQUEST_INFO', label: t('askInfo'), icon: <CircleHelp size={18} aria-hidden />, tone: 'light', asks: { label: t('askWhat'), required: true } },
  ];
}

/** What is owed about this case: reports with their dates. */
function Owed({ caseId }: { caseId: string }) {
  const { t } = useOwnWords(referralWords);
  const rows = useRows({ machine: 'feedback', case: caseId, limit: 30 }).data?.rows ?? [];
  return (
    <section className="card" aria-label={t('owes')}>
      <h2>{t('owes')}</h2>
      {rows.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {t('owesNone')}
        </p>
      ) : (
        <ul className="rows">
          {rows.map((row) => (
            <WorkRow key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}
