import type { z } from 'zod';
import type { inboxLine, Row } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from './deps.ts';
import { rowsFor } from './rows.ts';

/** Messages, and the lines that they are about, as the viewer saw them. */
type Inbox = { lines: z.output<typeof inboxLine>[]; about: Row[] };

/** The viewer's messages, newest first. The title is that of the line they are about, as far as he may still see it. */
export async function inboxOf(deps: ViewDeps, who: Who, asked: { unread?: boolean; limit: number }): Promise<Inbox> {
  let query = deps.db.selectFrom('inbox').selectAll().where('person_id', '=', who.person);
  if (asked.unread !== undefined) query = query.where('read_at', asked.unread ? 'is' : 'is not', null);
  const lines = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(asked.limit).execute();
  const about = await rowsFor(
    deps,
    who,
    lines.flatMap((line) => line.instance_id ?? []),
  );
  const titles = new Map(about.map((row) => [row.id, row.title]));
  const shown = lines.map((line) => {
    const notice = JSON.parse(line.notice) as { machine?: string; text?: string; vars?: Record<string, any> };
    return {
      id: line.id,
      kind: line.kind,
      machine: notice.machine ?? null,
      text: notice.text ?? line.kind,
      vars: notice.vars ?? {},
      instance: line.instance_id,
      letter: line.letter_id,
      title: (line.instance_id && titles.get(line.instance_id)) || null,
      forPerson: line.for_person,
      at: line.at,
      readAt: line.read_at,
    };
  });
  return { lines: shown, about };
}
