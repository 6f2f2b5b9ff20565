import { useDirectory } from '../../../cache.ts';
import { useOwnWords } from '../../../words/own.ts';
import { figureWords } from './words.ts';

const NONE = { practice: 'noPractice', team: 'noTeam', theme: 'noTheme' } as const;

/** What a unit is called: everything, a practice, a team, a theme, or what belongs to none. */
export function useUnitName(): (unit: string) => string {
  const { t } = useOwnWords(figureWords);
  const { orgName } = useDirectory();
  return (unit) => {
    const [kind, id] = [unit.slice(0, unit.indexOf(':')) as keyof typeof NONE, unit.slice(unit.indexOf(':') + 1)];
    if (unit === 'all') return t('all');
    if (id === '-') return t(NONE[kind]);
    return kind === 'theme' ? t(id as 'OTHER') : orgName(id);
  };
}
