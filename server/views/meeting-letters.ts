import type { MeetingFile } from '../contract/shapes.ts';
import type { Looking, ViewDeps } from './deps.ts';

/** Letters that went out from a meeting, newest first; an extract about a client only for who may see the case. */
export async function meetingLetters(deps: ViewDeps, look: Looking, meeting: string): Promise<MeetingFile['letters']> {
  const letters = await deps.db
    .selectFrom('letters')
    .select(['id', 'kind', 'created_at', 'item_id', 'case_id', 'version'])
    .where('meeting_id', '=', meeting)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  const visible = await deps.policy.visible(
    deps.db,
    look.who,
    letters.flatMap((letter) => letter.case_id ?? []),
    look.now,
  );
  const shown = letters.filter((letter) => letter.case_id === null || visible.has(letter.case_id));
  const lines = shown.length
    ? await deps.db
        .selectFrom('inbox')
        .select(['letter_id', 'person_id'])
        .where(
          'letter_id',
          'in',
          shown.map((letter) => letter.id),
        )
        .execute()
    : [];
  return shown.map((letter) => ({
    id: letter.id,
    kind: letter.kind,
    at: letter.created_at,
    item: letter.item_id,
    version: letter.version,
    recipients: [...new Set(lines.filter((line) => line.letter_id === letter.id).map((line) => line.person_id))],
  }));
}
