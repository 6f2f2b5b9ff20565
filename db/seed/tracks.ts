import { dementiaTracks } from './tracks/dementia.ts';
import { mentalHealthTracks } from './tracks/mental-health.ts';
import { youthTracks } from './tracks/youth.ts';
import type { Dossier, Step } from './types.ts';

const byDossier: Record<string, Step[]> = { ...dementiaTracks, ...mentalHealthTracks, ...youthTracks };

/** The dossiers with what runs beside their cases: the tracks of chain partners, in the same order of time. */
export function withTracks(dossiers: Dossier[]): Dossier[] {
  const keys = new Set(dossiers.map(({ key }) => key));
  for (const key of Object.keys(byDossier)) if (!keys.has(key)) throw new Error(`There is no dossier ${key} for these tracks`);
  return dossiers.map((dossier) => ({ ...dossier, steps: [...dossier.steps, ...(byDossier[dossier.key] ?? [])] }));
}
