import { useQuery } from '@tanstack/react-query';
import type { ContactLine, Coverage, FaceCard, Found, Place } from '../../../../server/contract/directory-shapes.ts';
import { api } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { directoryWords, type DirectoryWord } from './words.ts';

export type { ContactLine, Coverage, FaceCard, Found, Place };
export type Asked = { q: string; theme: string; org: string; on: string };
const FRESH_MS = 60_000;

/** What is found for a question. An empty question asks nothing. */
export const useFound = (asked: Asked, limit = 60) =>
  useQuery({
    queryKey: ['who-is-who', asked, limit],
    queryFn: ({ signal }) => api.get<Found>(`/api/directory/search?${paramsOf(asked)}&limit=${limit}`, signal),
    enabled: Boolean(asked.q.trim() || asked.theme || asked.org) || limit > 60,
    placeholderData: (before) => before,
    staleTime: FRESH_MS,
  });

export const usePlace = (id: string) =>
  useQuery({ queryKey: ['who-is-who', 'place', id], queryFn: () => api.get<Place>(`/api/directory/organisations/${id}`), staleTime: FRESH_MS });
export const useCoverage = () => useQuery({ queryKey: ['who-is-who', 'coverage'], queryFn: () => api.get<Coverage>('/api/directory/coverage') });
export const useContacts = () =>
  useQuery({ queryKey: ['who-is-who', 'contacts'], queryFn: () => api.get<ContactLine[]>('/api/directory/contacts'), staleTime: FRESH_MS });

function paramsOf(asked: Asked): string {
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}

const SHORT = {
  nl: { MON: 'ma', TUE: 'di', WED: 'wo', THU: 'do', FRI: 'vr', SAT: 'za', SUN: 'zo' },
  en: { MON: 'Mon', TUE: 'Tue', WED: 'Wed', THU: 'Thu', FRI: 'Fri', SAT: 'Sat', SUN: 'Sun' },
};

/** The words of the directory, and what its codes mean. */
export function useDirectoryWords() {
  const { t, locale } = useOwnWords(directoryWords);
  const now = useNow();
  const day = (iso: string) => dayText(iso, locale, now);
  return {
    t,
    locale,
    now,
    day,
    daysText: (days: readonly (keyof (typeof SHORT)['nl'])[]) => days.map((one) => SHORT[locale][one]).join(' '),
    themeText: (theme: string) => t(`theme_${theme}` as DirectoryWord),
    /** `ouderen en jeugd`, within a sentence */
    themesText: (themes: string[]) =>
      themes.map((theme) => (theme === 'MENTAL_HEALTH' ? t('theme_MENTAL_HEALTH') : t(`theme_${theme}` as DirectoryWord).toLowerCase())).join(', '),
    presenceText: (presence: FaceCard['presence']): string | null => {
      if (!presence) return null;
      const { until } = presence;
      if (presence.why === 'absent') return until ? t('absentUntil', { until: day(until) }) : t('absent');
      if (presence.present) return t('present', { until: until ?? '' });
      if (!until) return t('free');
      return until.includes('T') ? t('away', { until: until.slice(11, 16) }) : t('freeUntil', { until: day(until) });
    },
  };
}
