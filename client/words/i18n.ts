import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import dayjs from 'dayjs';
import 'dayjs/locale/nl';
import 'dayjs/locale/en-gb';
import type { Locale } from '../../machines/track.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

const STORED = 'mekoar-locale';

/** Keys of the interface's own catalogue, `work.now`. */
export type WordKey = { [Area in keyof typeof nl]: `${Area}.${keyof (typeof nl)[Area] & string}` }[keyof typeof nl];
export type T = (key: WordKey, vars?: Record<string, unknown>) => string;

/** Readies the catalogues in the language that this browser used last; Dutch the first time. */
export function startWords(): void {
  const locale = storedLocale() ?? 'nl';
  void i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'nl',
    resources: { nl: { translation: nl }, en: { translation: en } },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  apply(locale);
}

/** The language, kept in this browser; nothing else is ever kept there. */
export function setLocale(locale: Locale): void {
  localStorage.setItem(STORED, locale);
  void i18next.changeLanguage(locale);
  apply(locale);
}

/** What was chosen in this browser, if anything. */
export function storedLocale(): Locale | null {
  const stored = localStorage.getItem(STORED);
  return stored === 'nl' || stored === 'en' ? stored : null;
}

/** The interface's words and the language they are in. */
export function useWords(): { t: T; locale: Locale } {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as T, locale: (i18n.language === 'en' ? 'en' : 'nl') as Locale };
}

function apply(locale: Locale): void {
  document.documentElement.lang = locale;
  dayjs.locale(locale === 'nl' ? 'nl' : 'en-gb');
}
