import type { Selectable } from 'kysely';
import type { Tables } from '../../../db/types.ts';
import { HOUSEHOLD, householdKind } from '../../../machines/household.ts';
import { trackById } from '../../../machines/index.ts';
import { persist, start, step, type Stepped } from '../../../machines/step.ts';
import { IDLE } from '../../../server/engine/live.ts';

/** Event → the messages that must stand in the outbox because of it, as `kind name payload`: from the histories, replayed, and the tracks' effects. */
export function expectedMessages(instances: Selectable<Tables['instances']>[], events: Selectable<Tables['events']>[]): Map<string, string[]> {
  const expected = new Map<string, string[]>();
  const histories = Map.groupBy(events, (event) => event.instance_id);
  for (const { id, machine } of instances) {
    const track = trackById(machine)!;
    let now: Stepped | undefined;
    for (const row of histories.get(id) ?? []) {
      expected.set(row.id, []);
      if (row.refused) continue;
      if (row.type === IDLE) {
        expected.set(row.id, idleReminder(track, now!));
        continue;
      }
      const event = {
        type: row.type,
        ...JSON.parse(row.payload),
        at: row.at,
        by: JSON.parse(row.actor),
        facts: JSON.parse(row.facts),
        fresh: row.fresh,
        ...(now ? {} : { self: id }),
      };
      now = now ? step(track, now.live, event) : start(track, event);
      const { value: state, context } = persist(now.live);
      for (const name of now.effects) {
        const effect = track.effects[name];
        if (!effect) expected.get(row.id)!.push(`not-installed ${name} {}`);
        for (const command of effect?.({ context, event, self: id, state }) ?? [])
          if (command.do === 'notify' || command.do === 'letter') expected.get(row.id)!.push(`${command.do} ${name} ${JSON.stringify(command)}`);
      }
      // What concerns a household is a message of the engine.
      const kind = householdKind(machine, row.type);
      if (kind && (context as { clientId?: string | null }).clientId) expected.get(row.id)!.push(`${HOUSEHOLD} ${kind} ${JSON.stringify({ kind })}`);
    }
  }
  return expected;
}

function idleReminder(track: NonNullable<ReturnType<typeof trackById>>, now: Stepped): string[] {
  const paths = (now.live as any)._nodes.map((node: any) => node.path.join('.')) as string[];
  const role = Object.entries(track.waitsFor).find(([path]) => paths.includes(path))?.[1];
  if (!role) return [];
  const to = ['CASE_OWNER', 'CHAIR', 'MINUTE_TAKER'].includes(role) ? { holders: role } : { role };
  return [`notify ${IDLE} ${JSON.stringify({ do: 'notify', to, text: IDLE })}`];
}
