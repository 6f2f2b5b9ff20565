import { contentOf, type Resource, type SharedContent } from '../../machines/resources.ts';
import { speakers } from './decide.ts';
import { judge } from './judge.ts';
import type { Principal } from './principals.ts';
import { factsOf, KINDS, STATES, type Kind, type State } from './relations.ts';

/** Stands for every machine that is not named: a version or a track that this server does not know. */
export const OTHERS = '*';

/** What a machine is to the policy. */
export type Subject = { machine: string; resource: Resource; ownAccessOnly: boolean };
/** One way in, for SQL: rows of these kinds open these machines while the client's word on this content is one of `states`. */
export type Way = { kinds: Kind[]; machines: string[]; content: SharedContent; states: State[] };

/**
 * The same decision as a table: for these principals, every way in by a row on the object itself, or on its case. It is asked of the judge itself,
 * one combination after the other, so that a filter cannot say anything else.
 */
export function waysIn(principals: readonly Principal[], subjects: readonly Subject[]): { direct: Way[]; byCase: Way[] } {
  return {
    direct: ways(principals, subjects, true),
    byCase: ways(
      principals,
      subjects.filter((one) => !one.ownAccessOnly),
      false,
    ),
  };
}

function ways(principals: readonly Principal[], subjects: readonly Subject[], direct: boolean): Way[] {
  const byMachines = new Map<string, { kind: Kind; machines: string[]; content: SharedContent; states: State[] }>();
  for (const { machine, resource } of subjects)
    for (const kind of KINDS) {
      const states = STATES.filter((state) => allows(principals, { kind, direct, machine }, resource, state));
      if (states.length === 0) continue;
      const content = states.length === STATES.length ? 'ANY' : contentOf[resource];
      const key = `${kind} ${content} ${states}`;
      const known = byMachines.get(key);
      if (known) known.machines.push(machine);
      else byMachines.set(key, { kind, machines: [machine], content, states });
    }
  const merged = new Map<string, Way>();
  for (const { kind, machines, content, states } of byMachines.values()) {
    const key = `${machines} ${content} ${states}`;
    const known = merged.get(key);
    if (known) known.kinds.push(kind);
    else merged.set(key, { kinds: [kind], machines, content, states });
  }
  return [...merged.values()];
}

function allows(principals: readonly Principal[], relation: Parameters<typeof factsOf>[0], resource: Resource, state: State): boolean {
  return judge({ who: speakers(principals, relation.kind), resource, action: 'list', context: factsOf(relation, state) }).allow;
}
