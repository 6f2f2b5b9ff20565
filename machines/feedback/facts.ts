import { dayInAmsterdam } from '../calendar.ts';
import { covers } from '../consent/covers.ts';
import type { Heard } from '../heard.ts';
import type { ClientRow, Fact, InstanceRow, SettingRow } from '../track.ts';
import { wanted } from './consent.ts';
import { LEVEL_SETTING, levelsOn } from './level.ts';

const JUDGED = ['DRAFT_COMPLETED', 'CONSENT_OK', 'CONSENT_GRANTED', 'CONSENT_WITHDRAWN', 'SEND'];

type Args = { context: any; event: Heard };
const caseOf = ({ context, event }: Args): string | undefined => context?.caseId ?? event.caseId ?? undefined;
const recipientOf = ({ context, event }: Args): string | null => context?.recipient ?? event.recipient ?? null;

/** What a feedback obligation must know from elsewhere. */
export const facts: Record<string, Fact> = {
  case: {
    for: ['start'],
    query: ({ event }) => (event.caseId ? { from: 'instances', machine: 'case', ids: [event.caseId] } : { from: 'none' }),
    pick: (rows: InstanceRow[]) => {
      const about = rows[0]?.context;
      return about ? { clientId: about.clientId, orgId: about.orgId, theme: about.theme, owner: about.owner } : null;
    },
  },
  // [FB11] which minimum each organisation agreed on for this day (BR-10)
  levels: {
    for: ['start'],
    query: () => ({ from: 'settings', name: LEVEL_SETTING }),
    pick: (rows: SettingRow[], { event }) => (rows.length ? levelsOn(rows, dayInAmsterdam(event.at)) : {}),
  },
  gp: {
    for: ['start', 'START_DRAFT'],
    query: ({ context, event }) => {
      const id = event.clientId ?? context?.clientId;
      return id ? { from: 'client', id } : { from: 'none' };
    },
    pick: (rows: ClientRow[]) => (rows[0] ? { person: rows[0].gpPerson, org: rows[0].gpOrg } : null),
  },
  consents: {
    for: JUDGED,
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[], { context, event }) => covers(rows, wanted(context, event)),
  },
  // A worry that the recipient reported with the client's knowledge, or a referral of his with a ground: he may hear what came of it.
  handoff: {
    for: ['start', 'START_DRAFT', ...JUDGED],
    query: (args) => (caseOf(args) ? { from: 'instances', machine: 'signal', caseId: caseOf(args) } : { from: 'none' }),
    pick: (rows: InstanceRow[], args) =>
      rows.some((row) => recipientOf(args) !== null && row.context.reporter === recipientOf(args) && row.context.clientKnows === 'YES'),
  },
  referral: {
    for: ['start', 'START_DRAFT', ...JUDGED],
    query: ({ context, event }) => {
      const id = context?.referralId ?? event.referralId;
      return id ? { from: 'instances', machine: 'referral', ids: [id] } : { from: 'none' };
    },
    pick: (rows: InstanceRow[], args) =>
      rows.some((row) => recipientOf(args) !== null && row.context.initiatorPerson === recipientOf(args) && row.context.basis !== null),
  },
  // Only a message that carries this very report may say that it went out again.
  resent: {
    for: ['SEND'],
    query: ({ event }) => (event.messageId ? { from: 'instances', machine: 'message', ids: [event.messageId] } : { from: 'none' }),
    pick: (rows: InstanceRow[], { self }) => rows[0]?.context.about === self,
  },
};
