import { MOST_MINUTES, type BreakGlassContext } from '../../machines/break-glass/contract.ts';
import { tieTo } from '../audit/ties.ts';
import type { Opening } from '../contract/emergency.ts';
import type { EmergencyBox } from '../contract/emergency-shapes.ts';
import type { Refusal, Who } from '../engine/types.ts';
import type { Deps } from '../http/deps.ts';
import { readOnly } from '../policy/types.ts';
import { settingAt } from '../retention/settings.ts';
import { neverFor } from './find.ts';
import { noEmergency } from './refusals.ts';
import { readTicket } from './ticket.ts';

type Needs = Pick<Deps, 'store' | 'engine' | 'policy' | 'clock' | 'keys'>;

/**
 * Opens the file that the ticket stands for. Looked at here: the ticket, whether he sees the file anyway, a personal block, a refusal of the client. Judged by
 * the machine, in the transaction that opens it: the box that runs already, and how many today. Never a reading: that is the policy's, each time anew.
 */
export async function openEmergency(deps: Needs, who: Who, body: Opening, key: string): Promise<EmergencyBox | Refusal> {
  const at = deps.clock.now();
  const now = at.toISOString();
  const { db } = deps.store;
  const ticket = readTicket(deps.keys, who.person, body.ticket, at);
  if (!ticket) return noEmergency('ticket-over');
  const { caseId, client } = ticket;
  const never = await neverFor({ db, keys: deps.keys, policy: deps.policy, now }, who, caseId, client);
  if (never) return noEmergency(never);
  const seen = (await deps.policy.visible(db, who, [caseId], now)).get(caseId);
  if (seen && !readOnly(seen)) return noEmergency('have-access');
  const said = (await deps.policy.consents(db, who, [caseId], now)).get(caseId)?.('ANY');
  if (said === 'veto' && !body.lifeThreat) return noEmergency('refused-by-client');
  const sameSurname = (await tieTo(db, deps.keys, who.person, client)) === 'same-surname';
  const { reason, purpose, lifeThreat } = body;
  const started = await deps.engine.start({
    machine: 'breakGlass',
    input: { caseId, reason, purpose, lifeThreat, sameSurname, ...(await settingsOf(deps, who, now)) },
    who,
    key,
    vouched: true,
  });
  if (!started.ok) return started;
  const { state, context } = await stored(deps, started.id);
  if (state === 'refused') return noEmergency(context.denied ?? 'noCase');
  return boxOf(context);
}

/** An emergency access as its person sees it. */
export const boxOf = ({ self, caseId, until, openedAt, purpose }: BreakGlassContext): EmergencyBox => ({ id: self, case: caseId, until, openedAt, purpose });

/** How long, how many a day, and how soon reviewed: dated settings, never more than the rules let. */
async function settingsOf(deps: Needs, who: Who, now: string) {
  const whole = async (name: string, otherwise: number, most: number) => {
    const value = await settingAt<unknown>(deps.store.db, `breakGlass.${name}`, who.org ?? '*', now);
    return typeof value === 'number' && Number.isInteger(value) ? Math.min(Math.max(value, 1), most) : otherwise;
  };
  return { minutes: await whole('minutes', MOST_MINUTES, MOST_MINUTES), perDay: await whole('perDay', 3, 20), reviewDays: await whole('reviewDays', 7, 7) };
}

async function stored(deps: Needs, id: string): Promise<{ state: string; context: BreakGlassContext }> {
  const row = await deps.store.db.selectFrom('instances').select(['state', 'context']).where('id', '=', id).executeTakeFirstOrThrow();
  return { state: JSON.parse(row.state) as string, context: JSON.parse(row.context) as BreakGlassContext };
}
