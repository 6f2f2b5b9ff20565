import type { Born } from '../track.ts';
import type { AgendaItemContext, contract } from './contract.ts';

type CaseFact = { clientId: string; orgId: string | null; theme: AgendaItemContext['theme'] } | null | undefined;
type PlaceFact = { id: string; startsAt: string | null; orgId: string | null; series: string } | null | undefined;

/** A new item: about a case, or without a name when no case is given. */
export function begin(born: Born<typeof contract.input>): AgendaItemContext {
  const about = born.facts.case as CaseFact;
  const place = born.facts.place as PlaceFact;
  const theme = about?.theme ?? born.theme ?? 'OTHER';
  return {
    self: born.self,
    orgId: born.orgId ?? about?.orgId ?? born.by.org ?? null,
    caseId: born.caseId ?? null,
    clientId: about?.clientId ?? null,
    meetingId: place?.id ?? null,
    meetingAt: place?.startsAt ?? null,
    leftMeeting: null,
    heardAt: null,
    cleared: false,
    series: born.series ?? place?.series ?? theme,
    theme,
    kind: born.kind ?? 'NEW',
    anonymous: born.caseId ? null : { ageBand: born.ageBand ?? null, theme },
    question: born.question ?? null,
    background: born.background ?? null,
    clientWish: born.clientWish ?? null,
    domains: born.domains ?? [],
    requiredDisciplines: born.requiredDisciplines ?? [],
    timebox: born.timebox ?? 10,
    wishedOutcome: born.wishedOutcome ?? 'ADVICE',
    proposer: born.proposer ?? born.by.person,
    consentIds: [],
    deferrals: 0,
    returned: null,
    openedAt: null,
    endsAt: null,
    extensions: 0,
    seconds: 0,
    outcome: null,
  };
}
