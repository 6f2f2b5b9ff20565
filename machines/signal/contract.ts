import { z } from 'zod';
import { ageBand, client, domain, id, moment, person, phoneCall, phoneCallKept, theme, urgency } from '../blocks.ts';
import { personal, ref } from '../personal.ts';

export const kind = z.enum([
  'NIET_PLUIS',
  'OVERBELASTING_MANTELZORG',
  'EENZAAMHEID',
  'OPVOEDING',
  'GEDRAG_KIND',
  'KOPP',
  'SCHULDEN',
  'PSYCHISCH',
  'VERSLAVING',
  'VEILIGHEID',
  'VALLEN_FUNCTIEVERLIES',
  'WONEN',
  'OVERIG',
]);
const fields = {
  clientId: client,
  /** when the client is not known yet: "mevrouw, 80+, Diamantlaan" */
  description: personal(200, 3),
  what: personal(1500),
  kind,
  theme,
  urgency,
  sinceWhen: z.enum(['DAYS', 'WEEKS', 'MONTHS', 'LONGER']),
  domains: z.array(domain).max(4),
  source: z.enum(['GP', 'POH', 'ASSISTANT', 'DISTRICT_NURSE', 'WIJ', 'DEM_CM', 'PHARMACY', 'SCHOOL', 'POLICE', 'FAMILY', 'NEIGHBOUR', 'OTHER']),
  clientKnows: z.enum(['YES', 'NO', 'NOT_YET_SAFE']),
  clientKnowsReason: personal(300),
  consentState: z.enum(['NOT_ASKED', 'ASKED', 'GIVEN', 'REFUSED']),
  alreadyDone: personal(500),
  expected: z.enum(['ADVICE', 'TAKE_OVER', 'VISIT_TOGETHER', 'MDO']),
  childrenInHome: z.enum(['YES', 'NO', 'UNKNOWN']),
  /** the organisation whose triage gets it; absent: the social team of the neighbourhood */
  orgId: id.meta({ pick: 'organisation' }),
  phoneLog: z.array(phoneCall).max(10),
};
const amend = z.object(fields).partial();
const reason = z.object({ reason: personal(500, 3) });
/** the phone call that lets an urgent signal go on (BR-20), typed in with the step itself */
const call = phoneCall.optional();

export const contract = {
  input: amend,
  events: {
    SUBMIT: amend,
    DISCARD: z.object({}),
    TAKE_TRIAGE: z.object({}),
    RAISE_URGENCY: z.object({ urgency: z.enum(['URGENT', 'ACUTE']).default('ACUTE'), reason: personal(500).optional() }),
    REQUEST_INFO: z.object({ question: personal(500, 3).optional() }),
    INFO_PROVIDED: amend.omit({ urgency: true }).extend({ answer: personal(1000).optional() }),
    /** triage identifies the client; without one a new client is made from `newClient` by the route first */
    ACCEPT: z.object({ clientId: client.optional(), owner: person.optional(), note: personal(500).optional(), withReporter: z.boolean().default(true), call }),
    ADVISE_ONLY: z.object({ advice: personal(1000, 3).optional() }),
    REDIRECT: z.object({ to: personal(200).optional(), reason: personal(500).optional(), call }),
    DISMISS: reason.partial(),
    ACKNOWLEDGE_URGENT: z.object({}),
    URGENT_CONTACT_LOGGED: z.object({ call }),
    DOWNGRADE: z.object({ urgency: z.enum(['ROUTINE', 'SOON']).default('SOON'), reason: personal(500).optional(), call }),
  },
  context: z.object({
    clientId: z.string().nullable(),
    description: ref.nullable(),
    what: ref.nullable(),
    kind: kind.nullable(),
    theme,
    urgency,
    sinceWhen: z.string().nullable(),
    domains: z.array(domain),
    source: z.string().nullable(),
    clientKnows: z.string().nullable(),
    clientKnowsReason: ref.nullable(),
    consentState: z.string(),
    alreadyDone: ref.nullable(),
    expected: z.string(),
    childrenInHome: z.string().nullable(),
    orgId: z.string().nullable(),
    reporter: z.string(),
    reporterHat: z.string().nullable(),
    reportedAt: moment,
    submittedAt: z.string().nullable(),
    /** from when the term for triage runs; the anchor of SIGNAL_TRIAGE */
    triageFrom: z.string().nullable(),
    triagist: z.string().nullable(),
    /** the GP of the client, who is called in and may look when it is urgent */
    calledIn: z.string().nullable(),
    /** since when it is urgent for all; null again when it no longer is */
    escalatedAt: z.string().nullable(),
    phoneLog: z.array(phoneCallKept),
    infoQuestion: ref.nullable(),
    infoAnswer: ref.nullable(),
    outcome: z.object({ note: ref.nullable(), to: ref.nullable() }).nullable(),
    caseId: z.string().nullable(),
    ageBand: ageBand.nullable(),
  }),
};
export type SignalContext = z.infer<typeof contract.context>;
