import { fill } from '../../machines/fill.ts';
import { trackById } from '../../machines/index.ts';
import type { TrackWords } from '../../machines/track.ts';
import type { ClientExport, WithholdGround } from '../contract/client-data.ts';
import type { ViewDeps } from '../views/deps.ts';
import { dutchDay } from './dutch.ts';
import { namesOf } from './extract.ts';
import type { MessageLetter } from './letters/content.ts';
import { typeset } from './letters/typeset.ts';

const GROUNDS: Record<WithholdGround, string> = {
  SECRET_ADDRESS: 'een geheim adres',
  THIRD_PERSONS: 'gegevens over andere mensen',
  SAFETY: 'gegevens die iemand in gevaar kunnen brengen',
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
type Line = [string, string];

/** The file of a client as a PDF in plain Dutch. Its metadata name nobody. */
export async function dossierPaper(deps: Pick<ViewDeps, 'db'>, made: ClientExport): Promise<Buffer> {
  const name = await namesOf(deps.db, peopleIn(made));
  const say = (value: unknown, words?: TrackWords) => sayValue(value, name, words);
  const { client } = made;
  const known: (string | null)[][] = [
    ['Naam', client.name],
    ['Geboren', client.birthDate && dutchDay(client.birthDate)],
    ['BSN', made.bsn],
    ['Adres', client.address],
    ['Postcode', client.postcode],
    ['Telefoon', client.phone],
  ];
  const files = made.cases.map((file) => ({
    title: `Dossier${file.organisation ? ` van ${file.organisation}` : ''}`,
    parts: [
      ...file.parts.map((part) => sectionOf(part, say)),
      ...file.letters.map((letter) => ({ title: `Brief van ${dutchDay(letter.at)}`, rows: letterRows(letter.content) ?? linesOf(letter.content, say) })),
    ].filter(({ rows }) => rows.length > 0),
    timeline: file.timeline.map((entry) => `${dutchDay(entry.at)}: ${sentenceOf(entry, say)}`),
  }));
  const loose = made.loose.map((part) => sectionOf(part, say)).filter(({ rows }) => rows.length > 0);
  return typeset(
    'dossier',
    {
      title: 'Uw dossier',
      sender: 'Mekoar',
      call: `Gemaakt op ${dutchDay(made.madeAt)}`,
      client: known.map(([label, value]) => [label, value ?? '']),
      withheld: [...new Set(made.withheld.map(({ ground }) => GROUNDS[ground]))],
      files: [...files, ...(loose.length ? [{ title: 'Verder', parts: loose, timeline: [] }] : [])],
    },
    new Date(made.madeAt),
  );
}

type Say = (value: unknown, words?: TrackWords) => string;

function sectionOf(part: ClientExport['loose'][number], say: Say): { title: string; rows: Line[] } {
  const words = trackById(part.machine)?.words.nl;
  const title = words?.name ?? part.machine;
  const state = part.state
    .map((path) => words?.states[path])
    .filter(Boolean)
    .join(', ');
  return { title: `${title.charAt(0).toUpperCase()}${title.slice(1)} (${state})`, rows: linesOf(part.data, say, words) };
}

/** A letter that was sent, as it reads: what was asked, to whom, and each part under its heading. */
function letterRows(content: Record<string, unknown>): Line[] | null {
  const { title, ask, facts, sections, ground } = content as Partial<MessageLetter>;
  if (!facts || !sections) return null;
  const said: Line[] = [...facts, ...sections.map((part): Line => [part.title, part.text]), ['Grond', ground ?? '']];
  return ([['Soort', title ?? ''], ['Gevraagd', ask ?? ''], ...said] as Line[]).filter(([, text]) => text);
}

function linesOf(data: Record<string, unknown>, say: Say, words?: TrackWords): Line[] {
  return Object.entries(data).flatMap(([key, value]): Line[] => {
    const label = labelOf(key, words);
    const text = label ? say(value, words) : '';
    return label && text ? [[label, text]] : [];
  });
}

/** Only fields with words: ids and bookkeeping of the machine say nothing to a client. */
function labelOf(key: string, words?: TrackWords): string | null {
  if (!words) return key.charAt(0).toUpperCase() + key.slice(1);
  const field = words.fields[key];
  if (field) return typeof field === 'string' ? field : field.label;
  return { notes: 'Aantekeningen', phoneLog: 'Telefoongesprekken', plan: 'Plan', exploration: 'Verkenning' }[key] ?? null;
}

function sentenceOf(entry: ClientExport['cases'][number]['timeline'][number], say: Say): string {
  const words = trackById(entry.machine)?.words.nl;
  const done = words?.events[entry.type]?.done;
  if (!done) return words?.name ?? entry.machine;
  const vars = Object.fromEntries(Object.entries(entry.payload).map(([key, value]) => [key, say(value, words)]));
  const rest = linesOf(entry.payload, say, words).map(([label, text]) => `${label}: ${text}`);
  return [fill(done, { ...vars, by: say(entry.by) }), ...rest].join('. ');
}

function sayValue(value: unknown, name: (id: string) => string, words?: TrackWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map((inner) => sayValue(inner, name, words))
      .filter(Boolean)
      .join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, inner]) => [labelOf(key, words), sayValue(inner, name, words)])
      .filter(([label, text]) => label && text)
      .map(([label, text]) => `${label}: ${text}`)
      .join(', ');
  const text = String(value);
  if (text === 'system') return 'Mekoar';
  if (UUID.test(text)) return name(text) === 'onbekend' ? '' : name(text);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return dutchDay(text);
  return words?.values[text] ?? text;
}

function peopleIn(value: unknown): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(peopleIn);
  return value && typeof value === 'object' ? Object.values(value).flatMap(peopleIn) : [];
}
