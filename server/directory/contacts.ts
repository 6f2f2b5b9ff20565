import type { ContactLine, FaceCard } from '../contract/directory-shapes.ts';
import type { Book } from './load.ts';
import { reachOf, type Liaison } from './liaisons.ts';

/** Whom to call for each theme: the liaison, or who stands in, marked. */
export function contactsOf(book: Book, liaisons: Liaison[]): ContactLine[] {
  return liaisons
    .map((liaison) => contactOf(book, liaison))
    .sort((a, b) => ORDER.indexOf(a.theme) - ORDER.indexOf(b.theme) || a.orgName.localeCompare(b.orgName));
}

/** The liaisons of the other side that look after this organisation: those that name it as partner, or of the teams that serve it (P-001). */
export function contactsFor(book: Book, org: string | null): ContactLine[] {
  const own = book.liaisons.filter((one) => org !== null && one.org !== org && one.partners.includes(org));
  return contactsOf(book, own);
}

/** Themes in which a neighbourhood wants a fixed contact everywhere; the others when somebody was appointed. */
export const ORDER = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY', 'OTHER'];

function contactOf(book: Book, liaison: Liaison): ContactLine {
  const reach = reachOf(liaison, book.away, book.managers(liaison.org));
  const card = cardOf(book, reach.person, liaison.org);
  return {
    liaison: liaison.id,
    org: liaison.org,
    orgName: book.orgName(liaison.org) ?? '',
    theme: liaison.theme,
    state: liaison.state,
    reach,
    name: card?.name ?? null,
    title: card?.title ?? null,
    phone: card?.phone ?? null,
    email: card?.email ?? null,
    photo: card?.photo ?? null,
    days: reach.as === 'liaison' && liaison.days.length ? liaison.days : (card?.days ?? []),
    presence: card?.presence ?? null,
    insteadOf: reach.as === 'liaison' ? null : liaison.person,
  };
}

/** A person under the hat of this organisation, else under any. */
export const cardOf = (book: Book, person: string | null, org: string): FaceCard | undefined =>
  person === null ? undefined : (book.people.find((one) => one.person === person && one.org === org) ?? book.people.find((one) => one.person === person));
