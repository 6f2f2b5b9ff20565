import { useQuery } from '@tanstack/react-query';
import type { OjgDesk, OjgTeam } from '../../../../server/contract/ojg.ts';
import { api } from '../../../api.ts';
import { caseloadKey } from '../../../caseload.ts';
import { noteClock } from '../../../live.ts';

/** Hours and consults of the OJG himself; follows every change of a track. */
export const useOjgDesk = (enabled: boolean) =>
  useQuery({ queryKey: caseloadKey('ojg', 'desk'), queryFn: ({ signal }) => api.get<OjgDesk>('/api/ojg/desk', signal).then(noteClock), enabled });

/** Load of each OJG of the organisation, for who manages it. */
export const useOjgTeam = (enabled: boolean) =>
  useQuery({ queryKey: ['ojg-team'], queryFn: ({ signal }) => api.get<OjgTeam>('/api/ojg/team', signal), enabled });

const HOUR = 60;
/** Hours, as one reads them: to a tenth when they come from minutes. */
export const hoursOf = (minutes: number, locale: string): string => numberOf(Math.round((10 * minutes) / HOUR) / 10, locale);
export const numberOf = (value: number, locale: string): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
