import { addOffset } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import type { OjgContext } from './contract.ts';
import { missingInReport } from './report.ts';
import { youthConsentOk } from './youth-consent.ts';

type Args = { context: OjgContext; event: Heard };

const REOPEN_MONTHS = 6;

/** The guards of an OJG track, by the names of DOMAIN.md 3.3. */
export const guards = {
  youthConsentOk: ({ event }: Args) => youthConsentOk(event.facts?.consents ?? [], event.facts?.client),
  sessionsBelowHard: ({ context }: Args) => context.counted + 1 < context.limits.hard,
  sessionReachesHard: ({ context }: Args) => context.counted + 1 === context.limits.hard,
  /** [OJG13] at the soft limit the question what next stands open until it is answered */
  whatNextAsked: ({ context }: Args) => context.counted >= context.limits.soft && context.evaluatedAt === null,
  talkAhead: ({ event }: Args) => event.when > event.at,
  bridgeLeft: ({ context }: Args) => context.bridged < context.limits.bridge,
  ojgReportComplete: ({ context, event }: Args) => missingInReport(context, event).length === 0,
  withinReopenWindow: ({ context, event }: Args) =>
    Boolean(event.signalId) || Boolean(context.closedAt && event.at <= addOffset(context.closedAt, REOPEN_MONTHS, 'mo')),
};

/** For a guard that fails: which fields are missing, and what to fill into its sentence. */
export const explain = {
  ojgReportComplete: ({ context, event }: Args) => ({ missing: missingInReport(context, event) }),
  sessionsBelowHard: ({ context }: Args) => ({ counted: context.counted, hard: context.limits.hard }),
  bridgeLeft: ({ context }: Args) => ({ bridge: context.limits.bridge }),
};
