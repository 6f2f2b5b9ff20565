import type { FaceCard, PlaceCard, ServiceCard } from '../contract/directory-shapes.ts';
import type { Book } from './load.ts';
import { meaningsOf, plain, wordsOf } from './synonyms.ts';

/** What is asked: words, and what they are narrowed by. */
export type Question = { q: string; theme?: string; role?: string; org?: string; kind?: string; line?: string; age?: number };
type Hits = { people: FaceCard[]; places: PlaceCard[]; services: ServiceCard[] };

/** Everything in which every word is found, in itself or in what it means; who fits best first. */
export function searchBook(book: Book, question: Question): Hits {
  const words = wordsOf(question.q.replace(/\b[1-9]\d{3}\s?[a-z]{2}\b/gi, ' '));
  const kindOf = new Map(book.places.map((place) => [place.id, place]));
  const people = book.people
    .filter((one) => fitsPerson(one, question, kindOf.get(one.org)))
    .map((one) => ({ one, score: scoreOf(words, (word) => personScore(one, word)) + (question.theme && one.liaison.includes(question.theme) ? 5 : 0) }));
  const places = book.places.filter((one) => fitsPlace(one, question)).map((one) => ({ one, score: scoreOf(words, (word) => placeScore(one, word)) }));
  const services = book.services
    .filter((one) => fitsService(one, question, kindOf.get(one.org)))
    .map((one) => ({ one, score: scoreOf(words, (word) => serviceScore(one, word)) }));
  return { people: best(people), places: best(places), services: best(services) };
}

/** 0 when a word is found nowhere; without words everything fits. */
function scoreOf(words: string[], score: (word: string) => number): number {
  const each = words.map(score);
  return each.some((one) => one === 0) ? 0 : 1 + each.reduce((sum, one) => sum + one, 0);
}

function best<T extends { name: string }>(scored: { one: T; score: number }[]): T[] {
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.one.name.localeCompare(b.one.name, 'nl'))
    .map(({ one }) => one);
}

const inText = (text: string | null, word: string): boolean =>
  text !== null &&
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => part.startsWith(word));
const holds = (text: string, part: string): boolean => plain(text).includes(part);

function personScore(one: FaceCard, word: string): number {
  if (inText(one.name, word)) return 8;
  const meant = meaningsOf(word);
  if (meant.some(({ themes }) => themes?.some((theme) => one.liaison.includes(theme)))) return 6;
  if (meant.some(({ roles }) => roles?.some((role) => one.roles.includes(role)))) return 5;
  if (inText(one.title, word) || meant.some(({ titles }) => titles?.some((title) => holds(one.title, title)))) return 4;
  if (meant.some(({ themes }) => themes?.some((theme) => one.themes.includes(theme) || one.deputy.includes(theme)))) return 3;
  if (inText(one.keywords, word) || inText(one.orgName, word) || inText(one.location, word)) return 2;
  return meant.some(({ kinds }) => kinds?.includes(one.orgKind)) ? 1 : 0;
}

function placeScore(one: PlaceCard, word: string): number {
  if (inText(one.name, word)) return 5;
  if (meaningsOf(word).some(({ kinds }) => kinds?.includes(one.kind))) return 4;
  return inText(one.address, word) || one.locations.some(({ name, address }) => inText(name, word) || inText(address, word)) ? 2 : 0;
}

function serviceScore(one: ServiceCard, word: string): number {
  if (inText(one.name, word)) return 6;
  const text = `${one.name} ${one.kind} ${one.keywords ?? ''}`;
  if (meaningsOf(word).some(({ titles, words }) => [...(titles ?? []), ...words].some((part) => holds(text, part)))) return 4;
  return inText(one.keywords, word) || inText(one.kind, word) || inText(one.orgName, word) ? 3 : 0;
}

function fitsPerson(one: FaceCard, { theme, role, org, kind, line, age }: Question, place?: PlaceCard): boolean {
  if (age !== undefined) return false;
  if (org && one.org !== org) return false;
  if (kind && one.orgKind !== kind) return false;
  if (line && place?.lineOfCare !== line) return false;
  if (role && !one.roles.includes(role)) return false;
  return (
    !theme ||
    one.liaison.includes(theme) ||
    one.deputy.includes(theme) ||
    one.themes.includes(theme) ||
    rolesOf(theme).some((known) => one.roles.includes(known))
  );
}

/** Who works for a theme without being its fixed contact. */
const rolesOf = (theme: string): string[] => meaningsOf(THEME_WORDS[theme] ?? '').flatMap(({ roles }) => roles ?? []);
const THEME_WORDS: Record<string, string> = { ELDERLY: 'ouderen', YOUTH: 'jeugd', MENTAL_HEALTH: 'ggz', DEBT: 'schulden', SAFETY: 'veiligheid' };

function fitsPlace(one: PlaceCard, { theme, role, org, kind, line, age }: Question): boolean {
  return !theme && !role && age === undefined && (!org || one.id === org) && (!kind || one.kind === kind) && (!line || one.lineOfCare === line);
}

function fitsService(one: ServiceCard, { theme, role, org, kind, line, age }: Question, place?: PlaceCard): boolean {
  if (role || (org && one.org !== org) || (kind && place?.kind !== kind) || (line && (one.lineOfCare ?? place?.lineOfCare) !== line)) return false;
  if (age !== undefined && ((one.ageFrom ?? 0) > age || (one.ageUntil ?? 150) < age)) return false;
  const word = theme ? THEME_WORDS[theme] : undefined;
  return !theme || (word !== undefined && serviceScore(one, word) > 0);
}
