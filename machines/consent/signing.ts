import type { ConsentContext, Grant, Signatory } from './contract.ts';

type Answer = { type: string; signatory?: Signatory; together?: Signatory[]; facts?: Record<string, any> };

const UNDER_12 = ['0-3', '4-11'];

/** [CON2] who must say yes (BR-16): under 12 the parents with authority, 12 to 15 the youth and a parent, from 16 the client. An unknown age counts as grown up. */
export function mustSign(context: Pick<ConsentContext, 'mustSign' | 'ageBand' | 'soleAuthority'>, answer?: Answer): Signatory[] {
  if (context.mustSign.includes('REPRESENTATIVE')) return ['REPRESENTATIVE'];
  const band = answer?.facts?.client?.ageBand ?? context.ageBand;
  if (UNDER_12.includes(band)) return context.soleAuthority ? ['PARENT_1'] : ['PARENT_1', 'PARENT_2'];
  return band === '12-15' ? ['CLIENT', 'PARENT_1'] : ['CLIENT'];
}

/** Who says yes with this event; unnamed it is the first whose yes is still waited for. A renewal asks everybody again. */
export function answering(context: ConsentContext, answer: Answer): Signatory[] {
  const still = outstanding(context, answer);
  const named = answer.signatory ?? (answer.together?.length ? undefined : still[0]);
  return [...new Set([...(named ? [named] : []), ...(answer.together ?? [])])];
}

/** Whether nobody's yes is missing once this event has been heard. */
export function signatoriesComplete(context: ConsentContext, answer: Answer): boolean {
  const now = answering(context, answer);
  return outstanding(context, answer).every((one) => now.includes(one));
}

// Whose yes is waited for before this event.
function outstanding(context: ConsentContext, answer: Answer): Signatory[] {
  const said = answer.type === 'RENEW' ? [] : context.signed.map((one) => one.signatory);
  return mustSign(context, answer).filter((one) => !said.includes(one));
}

/** What is agreed when nobody says more precisely: every purpose with every recipient, but the table only for the talk at the table. */
export function usualGrants(context: Pick<ConsentContext, 'purposes' | 'recipients' | 'content'>, until: string): Grant[] {
  const pairs = context.purposes.flatMap((purpose) => context.recipients.map((recipient) => ({ recipient, purpose })));
  return pairs
    .filter(({ recipient, purpose }) => recipient !== 'MDO' || purpose === 'MDO_DISCUSS')
    .map((pair) => ({ ...pair, content: context.content, until }));
}
