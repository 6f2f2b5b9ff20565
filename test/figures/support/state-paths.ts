import type { Track } from '../../../machines/track.ts';

/** Every state of a machine by its dotted path. */
export function statePaths({ machine }: Track): string[] {
  const under = (node: any, path: string): string[] =>
    Object.entries(node.states ?? {}).flatMap(([name, child]) => {
      const here = path ? `${path}.${name}` : name;
      return [here, ...under(child, here)];
    });
  return under(machine.root, '');
}
