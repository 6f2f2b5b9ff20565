import { isTimerKey, rootOf, structure, type Room } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';

type Arrow = Room['transitions'][number];

/**
 * Every state against every event: where it goes, under which guard, by whom; `-` is a refusal (`not-now`). A change of the rules is a change of
 * this text, to be read in a review.
 */
export function matrix(tracks: Track[]): string {
  const parts = tracks.map(
    (track) =>
      `## ${track.id}\n\n${track.words.nl.name}, versie ${track.version}\n\n${rooms(track)
        .map((room) => table(track, room))
        .join('\n')}`,
  );
  return `# State x event\n\nWritten by test/machines/matrix.test.ts; \`UPDATE=1 npx vitest run test/machines/matrix.test.ts\` writes it anew.\n\n${parts.join('\n')}`;
}

/** Leaves as they are, and what the states around them take for all of them. */
function rooms(track: Track): { path: string; transitions: Arrow[] }[] {
  const all = [{ path: '(every state)', transitions: rootOf(track).transitions }, ...structure(track)];
  return all.filter((room) => room.transitions.length > 0 || ('kind' in room && (room.kind === 'atomic' || room.kind === 'final')));
}

function table(track: Track, room: { path: string; transitions: Arrow[] }): string {
  const timers = [...new Set(room.transitions.map(({ event }) => event).filter(isTimerKey))];
  const types = [...Object.keys(track.contract.events).sort(), ...timers];
  const handled = types.filter((type) => room.transitions.some((one) => one.event === type));
  const refused = types.filter((type) => !handled.includes(type));
  const lines = handled.flatMap((type) => room.transitions.filter((one) => one.event === type).map(line));
  const none = refused.length ? `| ${refused.join(', ')} | - | | | |\n` : '';
  return `### ${room.path}\n\n| event | to | guard | effects | roles |\n|---|---|---|---|---|\n${lines.join('')}${none}`;
}

function line({ event, timer, to, guard, effects, roles }: Arrow): string {
  const asked = effects.filter((name) => !/^(keep|set)[A-Z]/.test(name));
  return `| ${timer ? `after ${timer}` : event} | ${to.join(' + ') || 'stays'} | ${guard ?? ''} | ${asked.join(', ')} | ${roles.join(', ')} |\n`;
}
