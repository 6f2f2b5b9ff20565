import { expect, test } from 'vitest';
import { z } from 'zod';
import { tracks } from '../../machines/index.ts';

type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown;
  const?: unknown;
  pattern?: string;
  maxLength?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

/** Paths of texts that may be anything of any length: a moment that is no moment breaks a term, and a text without an end fills a disk. */
function unbounded(schema: Schema, path: string): string[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => unbounded(one, `${path}.${key}`)),
    ...(schema.items ? unbounded(schema.items, `${path}[]`) : []),
    ...(schema.anyOf ?? []).flatMap((one) => unbounded(one, path)),
  ];
  const free =
    [schema.type].flat().includes('string') &&
    !schema.format &&
    !schema.enum &&
    schema.const === undefined &&
    !schema.pattern &&
    schema.maxLength === undefined;
  return free ? [...inner, path] : inner;
}
const textsOf = (schema: z.ZodType, path: string) => unbounded(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Schema, path);

test('every text that people may send has a form or an end', () => {
  const found = tracks.flatMap(({ id, contract }) => [
    ...textsOf(contract.input, `${id} start`),
    ...Object.entries(contract.events).flatMap(([type, event]) => textsOf(event as z.ZodType, `${id} ${type}`)),
  ]);
  expect(found).toEqual([]);
});

test('and one without would have been found', () => {
  expect(textsOf(z.object({ at: z.string(), list: z.array(z.object({ note: z.string().nullable() })) }), 'x')).toEqual(['x.at', 'x.list[].note']);
});
