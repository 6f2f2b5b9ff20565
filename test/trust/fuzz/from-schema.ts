import { z } from 'zod';
import type { Random } from '../tools/random.ts';

type Schema = Record<string, any>;
export type Make = (random: Random) => unknown;

const SOME = ['a', 'Bellen met de dochter', 'mevrouw, 80+', 'ELDERLY', 'ROUTINE', '0612345678', '9711 AB', 'x@voorbeeld.test'];
const DEEP = 6;

/** A maker of values that mostly fit a zod contract, by its JSON schema. `ids` are ids that exist, for fields that ask for one. */
export function fromSchema(contract: z.ZodType, ids: string[]): Make {
  const root: Schema = z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' });
  const of = (schema: Schema, random: Random, depth: number): unknown => {
    const pick = <T>(all: readonly T[]): T => all[random.whole(0, all.length - 1)];
    const named = schema.$ref ? resolve(root, schema.$ref) : schema;
    if (depth > DEEP) return null;
    if ('const' in named) return named.const;
    if (named.enum) return pick(named.enum);
    const either = named.anyOf ?? named.oneOf;
    if (either) return of(pick(either), random, depth + 1);
    if (named.allOf) return Object.assign({}, ...named.allOf.map((part: Schema) => of(part, random, depth + 1)));
    switch (Array.isArray(named.type) ? pick(named.type as string[]) : named.type) {
      case 'object':
        return objectOf(named, random, depth);
      case 'array':
        return Array.from({ length: random.whole(0, 3) }, () => of(named.items ?? {}, random, depth + 1));
      case 'number':
      case 'integer':
        return random.whole(Math.max(named.minimum ?? 0, -1000), Math.min(named.maximum ?? 50, 1000));
      case 'boolean':
        return random.whole(0, 1) === 1;
      case 'null':
        return null;
      default:
        return textOf(named, random, ids);
    }
  };
  const objectOf = (schema: Schema, random: Random, depth: number) => {
    const made: Record<string, unknown> = {};
    for (const [name, part] of Object.entries((schema.properties ?? {}) as Record<string, Schema>))
      if (schema.required?.includes(name) || random.whole(0, 1) === 1) made[name] = of(part, random, depth + 1);
    return made;
  };
  return (random) => of(root, random, 0);
}

const resolve = (root: Schema, ref: string): Schema =>
  ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce((at: any, name) => at?.[name] ?? {}, root);

function textOf(schema: Schema, random: Random, ids: string[]): string {
  const pick = <T>(all: readonly T[]): T => all[random.whole(0, all.length - 1)];
  switch (schema.format) {
    case 'uuid':
      return random.whole(0, 3) ? pick(ids) : '00000000-0000-4000-8000-000000000000';
    case 'date':
      return pick(['2026-11-24', '2027-02-28', '1944-03-02']);
    case 'date-time':
      return pick(['2026-11-25T09:00:00.000Z', '2027-01-05T10:00:00+01:00']);
    case 'email':
      return `p${random.whole(1, 999)}@voorbeeld.test`;
    default:
      return pick(SOME)
        .padEnd(Math.min(schema.minLength ?? 0, 200), '.')
        .slice(0, schema.maxLength ?? 200);
  }
}
