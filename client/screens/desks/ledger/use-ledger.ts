import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Declarable, Ledger } from '../../../../server/contract/ledger-shapes.ts';
import { api } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { dayOf, dayText, momentText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { ledgerWords, type LedgerWord } from './words.ts';

export type Asked = { month: string; org: string; payer: string };
const MONTHS = 12;

/** First and last day of a month `yyyy-mm`. */
export function daysOfMonth(month: string): { from: string; until: string } {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, until: `${month}-${String(last).padStart(2, '0')}` };
}

/** The month so many before or after this one. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number);
  const all = year * MONTHS + number - 1 + count;
  return `${Math.floor(all / MONTHS)}-${String((all % MONTHS) + 1).padStart(2, '0')}`;
}

/** The ledger of a month, and of a payer or an organisation in it. */
export const useLedger = ({ month, org, payer }: Asked) => {
  const params = new URLSearchParams({ ...daysOfMonth(month), ...(org ? { org } : {}), ...(payer ? { payer } : {}) });
  return useQuery({
    queryKey: ['ledger', 'hours', month, org, payer],
    queryFn: ({ signal }) => api.get<Ledger>(`/api/ledger?${params}`, signal),
    placeholderData: (before) => before,
  });
};
export const useDeclarable = (month: string) =>
  useQuery({
    queryKey: ['ledger', 'declarable', month],
    queryFn: ({ signal }) => api.get<Declarable>(`/api/ledger/declarable?${new URLSearchParams(daysOfMonth(month))}`, signal),
    placeholderData: (before) => before,
  });

/** Fetches all of the desk anew. */
export function useAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['ledger'] });
}

/** The words of the desk, and how it writes hours, money, days and kinds of work. */
export function useLedgerWords() {
  const { t, locale } = useOwnWords(ledgerWords);
  const now = useNow();
  const known = (key: string): string | null => (key in ledgerWords.nl ? t(key as LedgerWord) : null);
  const hours = (minutes: number): string => {
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    return h === 0 ? t('min', { m }) : m === 0 ? t('whole', { h }) : t('h', { h, m });
  };
  return {
    t,
    locale,
    thisMonth: dayOf(now).slice(0, 7),
    hours,
    linesText: ({ lines, minutes }: { lines: number; minutes: number }): string => t(lines === 1 ? 'openSumOne' : 'openSum', { lines, minutes }),
    /** a number that may be hidden */
    shown: (value: number | null, as: (value: number) => string = String): string => (value === null ? t('small') : as(value)),
    money: (cents: number): string => new Intl.NumberFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(cents / 100),
    day: (iso: string) => dayText(iso, locale, now),
    moment: (iso: string) => momentText(iso, locale, now),
    monthName: (month: string) =>
      new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        Date.parse(`${month}-01T00:00:00Z`),
      ),
    what: (machine: string, what: string): string =>
      known(`what_${what}_${machine}`) ?? known(`what_${what}`) ?? known(`what_${what.split('_')[0]}`) ?? t('work'),
    payerName: (payer: string) => (payer === 'OWN' ? t('OWN') : payer),
  };
}
