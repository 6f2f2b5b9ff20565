import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import type { Directory } from '../../../../server/contract/shapes.ts';

export const STAGES = ['owed', 'reminded', 'late', 'liaisons', 'managers'] as const;
export type Stage = (typeof STAGES)[number];

const BY_STATE: Record<string, Stage> = {
  'timeliness.onTrack': 'owed',
  'timeliness.dueSoon': 'reminded',
  'timeliness.overdue': 'late',
  'timeliness.escalatedLiaison': 'liaisons',
  'timeliness.escalatedManager': 'managers',
};

/** One letter that is owed: who waits, who must write, how it stands. */
export type Debt = CaseloadLine & {
  stage: Stage;
  from: string | null;
  fromPerson: string | null;
  to: string | null;
  toPerson: string | null;
  theme: string | null;
};

type People = Directory['people'];
/** Where somebody works; who writes may work elsewhere than where the case lies, and then his own organisation owes the letter. */
function placeOf(person: string | null, said: string | null, people: People): string | null {
  const orgs = people.find((one) => one.id === person)?.memberships.map((hat) => hat.org) ?? [];
  return said && (orgs.length === 0 || orgs.includes(said)) ? said : (orgs[0] ?? said);
}

/** The lines of which something is still owed; what is settled is none. */
export function debtsOf(lines: readonly CaseloadLine[], people: People): Debt[] {
  return lines.flatMap((line) => {
    const stage = line.row.state.map((path) => BY_STATE[path]).find(Boolean);
    const text = (field: string) => (typeof line.data[field] === 'string' ? (line.data[field] as string) : null);
    const [fromPerson, toPerson] = [text('owner'), text('recipient')];
    const between = { fromPerson, toPerson, from: placeOf(fromPerson, text('orgId'), people), to: placeOf(toPerson, text('recipientOrg'), people) };
    return stage ? [{ ...line, ...between, stage, theme: text('theme') }] : [];
  });
}

export const isLate = (debt: Debt): boolean => debt.stage === 'late' || debt.stage === 'liaisons' || debt.stage === 'managers';

/** The fixed contacts of the writer's organisation for the theme: who is called first about it. */
export function liaisonsOf(debt: Debt, people: People): string[] {
  const is = (person: People[number]) =>
    person.memberships.some(
      (hat) => hat.org === debt.from && hat.roles.includes('LIAISON') && (hat.themes.length === 0 || !debt.theme || hat.themes.includes(debt.theme)),
    );
  return people.filter(is).map((person) => person.id);
}
