import { dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import type { GgzContext } from './contract.ts';
import { monitoringAfter } from './monitoring.ts';
import { missingInForm } from './risk-form.ts';

type Args = { context: GgzContext; event: Heard };

/** The guards of a mental health talk, by the names of DOMAIN.md 3.3. */
export const guards = {
  // [GGZ1] BR-03: consent, or nobody's name, or a basis in law that is written out
  itemConsentOk: ({ context, event }: Args) => (!context.caseId && !context.clientId) || event.facts?.consent?.ok === true || Boolean(event.exception),
  riskFormComplete: ({ context, event }: Args) => missingInForm(context, event).length === 0,
  // [GGZ4] BR-20: who phoned whom, when, with what result
  crisisLogged: ({ event }: Args) => Boolean(event.call),
  monitoringOwner: ({ context, event }: Args) => event.facts?.monitorActive === true && monitoringAfter(context, event).nextContact >= dayInAmsterdam(event.at),
};

/** For a guard that fails: which fields are missing. */
export const explain = {
  riskFormComplete: ({ context, event }: Args) => ({ missing: missingInForm(context, event) }),
  crisisLogged: () => ({ missing: ['call'] }),
  monitoringOwner: ({ event }: Args) => ({ missing: event.facts?.monitorActive ? ['nextContact'] : ['monitorBy'] }),
};
