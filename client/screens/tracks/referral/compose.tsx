import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { addWorkingDays } from '../../../../machines/calendar.ts';
import type { TargetKind } from '../../../../machines/referral/contract.ts';
import type { Role } from '../../../../machines/roles.ts';
import { asksGpFirst, initiatorOf } from '../../../../machines/referral/target.ts';
import type { CaseFile, Instance } from '../../../../server/contract/shapes.ts';
import { useDirectory, useMe } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { ErrorSummary } from '../../../parts/event-form.tsx';
import { Refused } from '../../../parts/feedback.tsx';
import { nameOf } from '../../../parts/form/question.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import { dayOf, dayText } from '../../../words/dates.ts';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { ComposeAside } from './compose-aside.tsx';
import { FeedbackPart, QuestionPart, WherePart } from './compose-parts.tsx';
import { errorsIn, payloadOf, type About, type Lack, type ReferralValues } from './compose-values.ts';
import { coveredNow } from './covered-now.ts';
import { Doubles } from './doubles.tsx';
import { carries, GpFirst, GroundPart } from './ground.tsx';
import { useSubmitReferral } from './use-submit-referral.ts';
import { referralWords } from './words.ts';

const GP_DAYS = 3;
const REASONS = ['ACUTE_SAFETY', 'GP_UNREACHABLE_AFTER_TERM', 'NO_GP', 'CLIENT_REFUSED_GP_CONTACT', 'COURT_ORDER'];
export type ComposeProps = { file: CaseFile; draft?: Instance };

/** Filling in a referral, from a case: to whom, the question, on what ground; beside it what happens next and what is still missing. */
export function Compose({ file, draft }: ComposeProps) {
  const { t, locale } = useOwnWords(referralWords);
  const words = useTrackWords('referral');
  const me = useMe().data!;
  const now = useNow();
  const navigate = useNavigate();
  const { personName, orgName } = useDirectory();
  const caseId = file.instance.id;
  const about: About = { ageBand: file.client?.ageBand ?? null, roles: me.roles, at: new Date(now).toISOString() };
  const submit = useSubmitReferral(caseId, draft?.id ?? null);
  const base = useBase(draft);
  const { t: common } = useWords();
  const say = (key: Lack) => (key === 'required' ? common('form.required') : t(key === 'informed' ? 'informedNeeded' : key));
  const verdictOf = (values: ReferralValues) => coveredNow(file.consents, values, dayOf(now));
  const isFree = (values: ReferralValues) => carries(verdictOf(values), values.initiator === 'GP');

  const form = useForm({
    draftKey: draft ? `${draft.id}:SUBMIT` : `referral:new:${caseId}`,
    base,
    payloadOf: (values) => payloadOf(values as ReferralValues, about),
    check: (_payload, values) => errorsIn(values as ReferralValues, about, isFree(values as ReferralValues), say),
    send: async (payload) => {
      const result = await submit(payload, values, true);
      if (result.ok) void navigate({ to: `/i/${result.referral.id}` });
      return result.ok ? null : result.problem;
    },
  });
  const values = form.values as ReferralValues;
  const { errors, prefix, change } = form;
  const kind = (values.targetKind ?? null) as TargetKind | null;
  const covered = verdictOf(values);
  const byGp = values.initiator === 'GP';
  const gpFirst = kind !== null && asksGpFirst({ initiator: values.initiator as 'GP', targetKind: kind });
  const gp = file.client ? personName(file.client.gp.person) || orgName(file.client.gp.org) : '';
  const labelOf = (path: string) =>
    path === 'ground' ? t('groundQuestion') : path === 'recipient' ? t('target') : nameOf(words, path, path.split('.').at(-1)!).label;
  const parts = { values, onChange: change, errors, prefix, about };

  /** A concept on the server: found again on another computer. */
  async function keepDraft() {
    const result = await submit(payloadOf(values, about), values, false);
    if (!result.ok) return;
    form.discard();
    notifications.show({ message: t('kept'), color: 'petrol' });
    void navigate({ to: `/i/${result.referral.id}` });
  }

  return (
    <form ref={form.ref} className="referral-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <div className="stack" style={{ gap: 18 }}>
        <ErrorSummary errors={errors} prefix={prefix} labelOf={labelOf} />
        <WherePart {...parts} />
        {file.client && <Doubles client={file.client.id} kind={kind} self={draft?.id} />}
        <QuestionPart {...parts} />
        <section className="card stack tight" aria-label={t('ground')}>
          <h2 style={{ margin: 0 }}>{t('ground')}</h2>
          <GroundPart covered={covered} byGp={byGp} values={values} onChange={change} errors={errors} prefix={prefix} caseId={caseId} />
        </section>
        {gpFirst && (
          <GpFirst
            gp={gp}
            due={dayText(addWorkingDays(dayOf(now), GP_DAYS), locale, now)}
            reasons={REASONS.map((one) => words.values[one] ?? one)}
            values={values}
            onChange={change}
          />
        )}
        <FeedbackPart {...parts} initiators={[...new Set([initiatorOf(me.roles as Role[]), 'GI', 'COURT'])]} />
        <Refused problem={form.problem && Object.keys(errors).length === 0 ? form.problem : null} />
        <div className="line">
          <Button type="submit" size="md" loading={form.busy}>
            {t('submit')}
          </Button>
          {!draft && (
            <Button variant="default" size="md" disabled={form.busy} onClick={() => void keepDraft()}>
              {t('keep')}
            </Button>
          )}
          {form.draft && <span className="small quiet">{t('keptHelp')}</span>}
        </div>
      </div>
      <ComposeAside values={values} about={about} free={isFree(values)} gp={gpFirst ? (values.gpContactRefused ? 'out' : 'first') : 'not'} labelOf={labelOf} />
    </form>
  );
}

/** What a draft holds already; of a new one what is usual: ordinary urgency, as whom one refers. */
function useBase(draft: Instance | undefined): ReferralValues {
  const me = useMe().data!;
  const { personName, orgName } = useDirectory();
  if (!draft) return { urgency: 'ROUTINE', initiator: initiatorOf(me.roles as Role[]), contract: 'UNKNOWN' };
  const { letter, ...data } = draft.data as Record<string, any>;
  const name = personName(data.recipient) || orgName(data.recipientOrg);
  return {
    ...letter,
    targetKind: data.targetKind,
    recipient: data.recipient,
    recipientOrg: data.recipientOrg,
    picked: name ? { name, about: data.recipient ? orgName(data.recipientOrg) : '', wait: null } : null,
    toName: data.toName ?? '',
    urgency: data.urgency,
    initiator: data.initiator,
    contract: data.contract,
    gpContactRefused: data.gpContactRefused,
    wished: Object.keys(data.allocation?.product ?? {}).length > 0 ? data.allocation.product : undefined,
    ...(data.clientAgrees && { ground: 'AGREES' as const }),
  };
}
