import type { Json, Track } from '../../machines/track.ts';
import { fill } from '../../machines/fill.ts';
import { roleName } from '../../machines/role-words.ts';
import { leafPaths } from '../../machines/step.ts';
import { stateOf, type Live } from './live.ts';
import type { Refusal, Words } from './types.ts';

type Code = Pick<Refusal, 'status' | 'code'>;
const refusal = (kind: Code, why: Words, more: Partial<Refusal> = {}): Refusal => ({ ok: false, ...kind, why, ...more });

/** The same answer for what does not exist and for what may not be seen: an id tells nothing (TRUST.md T2). */
export const notFound = () =>
  refusal({ status: 404, code: 'not-found' }, { nl: 'Dit bestaat niet, of u mag het niet zien.', en: 'This does not exist, or you may not see it.' });

export const unknownMachine = (machine: string) =>
  refusal(
    { status: 422, code: 'unknown-machine' },
    { nl: `Er is geen "${machine}" om te beginnen.`, en: `There is no "${machine}" to start.` },
    { errors: [{ path: 'machine', text: { nl: 'Onbekend.', en: 'Unknown.' } }] },
  );

export const unknownEvent = (type: string, known: string[]) =>
  refusal(
    { status: 422, code: 'unknown-event' },
    { nl: `"${type}" is hier geen bekende gebeurtenis.`, en: `"${type}" is no known event here.` },
    { errors: [{ path: 'type', text: { nl: `Bekend zijn: ${known.join(', ')}.`, en: `Known are: ${known.join(', ')}.` } }] },
  );

export const keyReused = () =>
  refusal(
    { status: 422, code: 'key-reused' },
    { nl: 'Deze sleutel hoort al bij een ander verzoek.', en: 'This key already belongs to another request.' },
    { remedy: { nl: 'Stuur het opnieuw met een nieuwe sleutel.', en: 'Send it again with a new key.' } },
  );

export const stale = (rev: number) =>
  refusal(
    { status: 412, code: 'stale' },
    { nl: 'Iemand was u voor: dit is intussen veranderd.', en: 'Somebody was before you: this has changed meanwhile.' },
    { rev, remedy: { nl: 'Bekijk de nieuwe stand en probeer het opnieuw.', en: 'Look at how it stands now and try again.' } },
  );

export const parked = () =>
  refusal(
    { status: 409, code: 'parked' },
    { nl: 'Dit loopt op een versie die deze server niet kent en staat stil.', en: 'This runs on a version that this server does not know and stands still.' },
    { remedy: { nl: 'Vraag de beheerder om de versie bij te werken.', en: 'Ask the administrator to upgrade.' } },
  );

/** Another node runs a newer version. Nothing is done here, so that the same request may go to that node, or be tried again when this one is renewed. */
export const nodeOlder = () =>
  refusal(
    { status: 503, code: 'node-older' },
    {
      nl: 'Deze server is ouder dan de versie waarop dit loopt. Er is niets veranderd.',
      en: 'This server is older than the version that this runs on. Nothing has changed.',
    },
    { remedy: { nl: 'Probeer het over een minuut opnieuw.', en: 'Try again in a minute.' } },
  );

/** The key of what this belongs to was destroyed: nothing can be written with it any more. */
export const erased = () =>
  refusal(
    { status: 409, code: 'erased' },
    { nl: 'Dit dossier is gewist; er kan niets meer bij.', en: 'This file was erased; nothing can be added any more.' },
    { remedy: { nl: 'Begin een nieuw dossier als dat nodig is.', en: 'Begin a new file when that is needed.' } },
  );

/** Fields that do not fit, each with its path and a sentence. */
export const badInput = (errors: { path: string; text: Words }[]) =>
  refusal({ status: 422, code: 'bad-input' }, { nl: 'Niet alles is goed ingevuld.', en: 'Not everything is filled in well.' }, { errors });

export function notNow(live: Live, type: string): Refusal {
  const leaf = leafPaths(stateOf(live))[0];
  const label = (locale: 'nl' | 'en') => live.track.words[locale].events[type]?.label ?? type;
  const state = (locale: 'nl' | 'en') => live.track.words[locale].states[leaf] ?? leaf;
  return refusal(
    { status: 409, code: 'not-now' },
    { nl: `"${label('nl')}" kan nu niet: de stand is "${state('nl')}".`, en: `"${label('en')}" is not possible now: it stands at "${state('en')}".` },
    { rev: live.rev, remedy: { nl: 'Ververs en kijk wat de volgende stap is.', en: 'Refresh and see what the next step is.' } },
  );
}

export function notYours(track: Track, type: string, roles: readonly string[]): Refusal {
  const label = (locale: 'nl' | 'en') => track.words[locale].events[type]?.label ?? type;
  const who = roles.filter((role) => role !== 'SYSTEM');
  return refusal(
    { status: 403, code: 'not-yours' },
    {
      nl: `"${label('nl')}" is aan: ${who.map((role) => roleName(role, 'nl')).join(', ') || 'het systeem'}.`,
      en: `"${label('en')}" is for: ${who.map((role) => roleName(role, 'en')).join(', ') || 'the system'}.`,
    },
    { remedy: { nl: 'Vraag het iemand met die rol, of kies een andere pet.', en: 'Ask somebody with that role, or wear another hat.' } },
  );
}

export function guardFailed(live: Live, guard: string, event: any): Refusal {
  const { track } = live;
  const told = track.explain?.[guard]?.({ context: live.snapshot.context, event }) ?? {};
  const { missing, theirs, insteadOf, ...vars } = told;
  const code = insteadOf ?? guard;
  const named = (locale: 'nl' | 'en') => nameRoles(vars as Record<string, Json>, locale);
  const words = (locale: 'nl' | 'en') => track.words[locale].guards[code];
  const say = (part: 'why' | 'remedy'): Words => ({ nl: fill(words('nl')?.[part] ?? code, named('nl')), en: fill(words('en')?.[part] ?? code, named('en')) });
  return refusal({ status: missing?.length ? 422 : 409, code }, say('why'), {
    rev: live.rev,
    ...(words('nl')?.remedy ? { remedy: say('remedy') } : {}),
    ...(missing?.length ? { errors: missing.map((path) => ({ path, text: { nl: 'Vul dit in.', en: 'Fill this in.' } })) } : {}),
    // The text behind the reference is read after the batch, by the caller who may see it.
    ...(theirs !== undefined
      ? { conflict: { field: String(vars.field ?? ''), rev: Number(vars.rev ?? 0), text: String(theirs), by: String(vars.by ?? '') } }
      : {}),
  });
}

/** A sentence names roles as people say them: `DISTRICT_NURSE` becomes "wijkverpleegkundige". */
function nameRoles(vars: Record<string, Json>, locale: 'nl' | 'en'): Record<string, Json> {
  const named = (value: Json): Json => {
    if (typeof value === 'string') return roleName(value, locale);
    if (Array.isArray(value)) return value.map(named);
    return value && typeof value === 'object' ? nameRoles(value, locale) : value;
  };
  return Object.fromEntries(Object.entries(vars).map(([key, value]) => [key, named(value)]));
}
