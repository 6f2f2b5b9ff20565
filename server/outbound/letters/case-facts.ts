import { dayInAmsterdam } from '../../../machines/calendar.ts';
import type { FeedbackContext } from '../../../machines/feedback/contract.ts';
import type { Instance } from '../../contract/shapes.ts';
import type { Who } from '../../engine/types.ts';
import type { ViewDeps } from '../../views/deps.ts';
import { viewInstances } from '../../views/instance.ts';
import { namesOf } from '../extract.ts';
import type { CaseFacts } from './feedback-draft.ts';
import { letterheadOf } from './letterhead.ts';

const MOST_PARTS = 200;
const USED = ['case', 'referral', 'action', 'agendaItem', 'ojg', 'dementia', 'ggz', 'hourTalk'];
type Data = Record<string, any>;

/** The facts of a case for a draft, each read as this viewer may see it: what he may not read is not in his draft either. Also what was read, for the log. */
export async function caseFactsOf(deps: ViewDeps, who: Who, feedback: FeedbackContext): Promise<{ facts: CaseFacts; read: Instance[] }> {
  const now = deps.clock.now().toISOString();
  const parts = feedback.caseId ? await partsOf(deps, who, feedback.caseId) : [];
  const data = (machine: string) =>
    parts.filter((part) => part.machine === machine).map((part) => ({ ...part.data, at: part.row.createdAt, state: part.row.state }) as Data);
  const [file] = data('case');
  const referral = parts.find((part) => part.machine === 'referral' && part.id === feedback.referralId)?.data as Data | undefined;
  const actions = data('action').filter((one) => one.text && !one.state.includes('work.cancelled'));
  const name = await namesOf(
    deps.db,
    actions.map((one) => one.owner),
  );
  const head = await letterheadOf(deps.db, { org: feedback.orgId, person: feedback.owner ?? who.person, now });
  const facts: CaseFacts = {
    kind: feedback.kind,
    day: dayInAmsterdam(now),
    theme: feedback.theme,
    reachable: [head.phone, head.days].filter(Boolean).join(', '),
    openedOn: file?.openedAt ?? null,
    endReason: file?.endReason ?? null,
    nextReview: file?.nextReview ?? null,
    plan: file?.plan ? { goals: file.plan.goals ?? [] } : null,
    scaling: file?.scaling ?? [],
    items: data('agendaItem').map((one) => ({ on: one.outcome?.at ?? one.at, question: one.question ?? null, decision: one.outcome?.decision ?? null })),
    actions: actions.map((one) => ({
      text: one.text,
      owner: one.owner ? name(one.owner) : 'nog niemand',
      due: one.due ?? null,
      done: one.settledAt !== null,
      result: one.result ?? null,
    })),
    tracks: ['ojg', 'dementia', 'ggz', 'hourTalk'].flatMap((machine) => data(machine).map((one) => trackFacts(machine, one))),
    referral: referral
      ? {
          target: referral.targetKind ?? null,
          question: referral.letter?.question ?? null,
          startedOn: referral.careStartedAt ?? null,
          endedOn: referral.careEndedAt ?? null,
        }
      : null,
  };
  return { facts, read: parts };
}

async function partsOf(deps: ViewDeps, who: Who, caseId: string): Promise<Instance[]> {
  const rows = await deps.db
    .selectFrom('boards')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', caseId), eb('case_id', '=', caseId)]))
    .where('machine', 'in', USED)
    .orderBy('created_at')
    .limit(MOST_PARTS)
    .execute();
  return viewInstances(
    deps,
    who,
    rows.map((row) => row.id),
  );
}

const trackFacts = (machine: string, one: Data): CaseFacts['tracks'][number] => ({
  machine,
  outcome: one.report?.outcome ?? one.wayOut ?? null,
  question: typeof one.question === 'string' ? one.question : (one.referralQuestion ?? null),
  from: one.firstTalk ?? one.referredOn ?? one.startedAt ?? null,
  until: one.closedAt ?? null,
  advice: one.report?.advice ?? null,
});
