/** The machines whose histories the figures are made from. */
export const COUNTED = ['case', 'signal', 'consent', 'feedback', 'referral', 'ojg', 'dementia', 'agendaItem', 'action', 'ggz'] as const;
export type Counted = (typeof COUNTED)[number];

/** An instance as far as figures need it: no names, no texts. `data` holds the fields of its context that server/figures/fields.ts names. */
export type Source = {
  id: string;
  machine: Counted;
  /** dotted leaf paths of the active states */
  state: string[];
  caseId: string | null;
  /** the practice of the client's GP */
  practice: string | null;
  /** the organisation that has the case */
  team: string | null;
  theme: string | null;
  createdAt: string;
  data: Record<string, any>;
};
/** An event that no context keeps: of which instance, what, when, by which roles. */
export type Happened = { instance: string; type: string; at: string; roles: string[]; asked: boolean };
/** Everything that figures are made from, as it stands at `asOf`. */
export type Sources = {
  asOf: string;
  of: (machine: Counted) => ReadonlyMap<string, Source>;
  happened: readonly Happened[];
  /** people who work in a practice */
  inPractice: ReadonlySet<string>;
};

/** One thing that counts: when, whose, to which leaves of the family it belongs, and what was measured. */
export type Fact = {
  /** the instance in which one sees it */
  id: string;
  /** the day that the formula names */
  on: string;
  practice: string | null;
  team: string | null;
  theme: string | null;
  is: string[];
  value?: number;
};

/** A node and the nodes into which all that is in it falls; a node may fall apart in several ways. */
export type Split = { whole: string; parts: readonly string[] };
/** Facts that are counted together; `splits` begins with the whole of all of them. `rarely`: nodes that are missed least when something has to be hidden. */
export type Family = {
  id: string;
  /** the machines that it looks at, and whether it looks at single events or at people */
  from: readonly Counted[];
  events?: true;
  splits: readonly Split[];
  rarely?: readonly string[];
  facts: (sources: Sources) => Fact[];
};

/** Where a fact of this instance counts. */
export const placeOf = ({ id, practice, team, theme }: Source): Pick<Fact, 'id' | 'practice' | 'team' | 'theme'> => ({ id, practice, team, theme });

/** The node that holds all facts of a family. */
export const rootOf = (family: Pick<Family, 'splits'>): string => family.splits[0].whole;

/** Every node of a family, from the whole down. */
export const nodesOf = (family: Pick<Family, 'splits'>): string[] => [...new Set(family.splits.flatMap(({ whole, parts }) => [whole, ...parts]))];

/** For each node all nodes that a fact belongs to when it belongs to that one. */
export function upward(family: Pick<Family, 'splits'>): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const { whole, parts } of family.splits) for (const part of parts) parents.set(part, [...(parents.get(part) ?? []), whole]);
  const above = (node: string): string[] => [node, ...(parents.get(node) ?? []).flatMap(above)];
  return new Map(nodesOf(family).map((node) => [node, [...new Set(above(node))]]));
}
