import type { SettingRow } from '../track.ts';

/** Name of the dated setting that says the minimum of an organisation: the value is the level. */
export const LEVEL_SETTING = 'feedback.level';
/** What holds for who agreed on nothing else: it grows slowly, so that people get used to it (BR-10). */
export const USUAL_LEVELS = [
  { from: '2026-01-01', level: 1 },
  { from: '2026-09-01', level: 2 },
  { from: '2028-01-01', level: 3 },
] as const;

const isLevel = (value: unknown): value is number => value === 1 || value === 2 || value === 3;

/** [FB11] level per organisation (`*`: all) on a day, out of settings with the oldest first; a value that is no level counts as none. */
export function levelsOn(rows: SettingRow[], day: string): Record<string, number> {
  const held = rows.filter((row) => row.validFrom.slice(0, 10) <= day && isLevel(row.value));
  return Object.fromEntries(held.map((row) => [row.org, row.value as number]));
}

/** [FB11] the minimum that holds for what this organisation begins on this day, and whether it was agreed or is the usual one. */
export function levelFor(levels: Record<string, number> | null | undefined, org: string | null, day: string): { level: number; agreed: boolean } {
  const agreed = (org === null ? undefined : levels?.[org]) ?? levels?.['*'];
  if (agreed !== undefined) return { level: agreed, agreed: true };
  return { level: USUAL_LEVELS.findLast(({ from }) => from <= day)?.level ?? 1, agreed: false };
}
