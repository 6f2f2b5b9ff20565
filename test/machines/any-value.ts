/** Numbers that look random and are the same each time. */
export type Dice = () => number;

/** A generator of numbers from 0 up to 1 with a seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const oneOf = <T>(list: readonly T[], roll: Dice): T => list[Math.floor(roll() * list.length)];

const SOME_IDS = ['1', '2', '3'].map((last) => `00000000-0000-4000-8000-00000000000${last}`);
const WORDS = 'Zij vergat twee keer haar insuline en liet een pan droogkoken op het fornuis.';
const NOTE_FIELDS = ['summary', 'dissent', 'note', 'view.GP'];

/** A value that fits a zod schema, as far as our contracts go; optional fields are there half of the time. */
export function anyValue(schema: any, roll: Dice): unknown {
  const { def } = schema;
  // What its parts alone do not tell (answers that fit a questionnaire) is told by examples.
  const { examples } = (schema.meta?.() ?? {}) as { examples?: unknown[] };
  if (examples) return oneOf(examples, roll);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).flatMap(([key, inner]) => field(key, inner, roll)));
    case 'optional':
    case 'default':
    case 'nullable':
      return roll() < 0.5 ? (def.type === 'nullable' ? null : undefined) : anyValue(def.innerType, roll);
    case 'array':
      return Array.from({ length: sizeOf(def) + Math.floor(roll() * 2) }, () => anyValue(def.element, roll));
    case 'enum':
      return oneOf(Object.values(def.entries), roll);
    case 'literal':
      return oneOf(def.values as unknown[], roll);
    case 'union':
      return anyValue(oneOf(def.options as unknown[], roll), roll);
    case 'boolean':
      return roll() < 0.5;
    case 'number':
      return anyNumber(schema, roll);
    case 'string':
      return anyString(schema, roll);
    case 'record':
      return {};
    case 'pipe':
      return anyValue(def.in, roll);
    default:
      throw new Error(`No value for a schema of type ${def.type}`);
  }
}

const field = (key: string, schema: unknown, roll: Dice): [string, unknown][] => {
  const value = anyValue(schema, roll);
  return value === undefined ? [] : [[key, value]];
};

const sizeOf = (def: any): number =>
  def.checks?.map((check: any) => check._zod.def.minimum ?? 0).reduce((most: number, one: number) => Math.max(most, one), 0) ?? 0;

function anyNumber(schema: any, roll: Dice): number {
  const every = schema.def.checks?.map((check: any) => check._zod.def).find((check: any) => check.check === 'multiple_of')?.value ?? 1;
  const least = Math.max(schema.minValue ?? 0, 0);
  const most = Math.min(schema.maxValue ?? 60, least + 60);
  const first = Math.ceil(least / every);
  return every * (first + Math.floor(roll() * (Math.floor(most / every) - first + 1)));
}

function anyString(schema: any, roll: Dice): string {
  const format = schema.format ?? schema.def.format;
  if (format === 'uuid' || format === 'guid') return oneOf(SOME_IDS, roll);
  if (format === 'date') return `2027-0${1 + Math.floor(roll() * 9)}-1${Math.floor(roll() * 9)}`;
  if (format === 'datetime') return `2026-11-2${Math.floor(roll() * 4)}T1${Math.floor(roll() * 9)}:00:00.000Z`;
  if (format === 'regex') return oneOf(NOTE_FIELDS, roll);
  const most = schema.maxLength ?? 60;
  return WORDS.slice(0, Math.min(most, roll() < 0.3 ? Math.max(schema.minLength ?? 1, 5) : WORDS.length)).trim();
}
