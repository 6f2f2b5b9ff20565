import { roleName } from '../../machines/role-words.ts';

const ZONE = 'Europe/Amsterdam';
const longDay = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** 'dinsdag 8 december 2026, 12:30 uur', or a plain sentence when there is no date yet. */
export const dutchMoment = (iso: string | null): string => (iso ? `${longDay.format(new Date(iso))}, ${hour.format(new Date(iso))} uur` : 'nog niet gepland');
/** '8 december 2026' of an ISO date or instant; empty for nothing. */
export const dutchDay = (iso: string | null | undefined): string => (iso ? shortDay.format(new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso)) : '');
/** '12:40' in Amsterdam. */
export const dutchHour = (iso: string): string => hour.format(new Date(iso));
/** 'POH-ouderenzorg' for POH_O. */
export const dutchRole = (role: string): string => roleName(role, 'nl');
