import type { z } from 'zod';
import { daysBehind } from '../../machines/ahead.ts';
import { fieldErrors } from '../contract/field-errors.ts';
import { splitPersonal } from './personal.ts';
import { badInput } from './refusals.ts';
import type { Ids, Keys, Refusal, ScopeKey } from './types.ts';
import { refTo } from './vault.ts';
import type { Work } from './work.ts';

const PAST = { nl: 'Deze dag is al geweest. Kies vandaag of later.', en: 'This day is past. Choose today or later.' };

/** Parses what came in through its contract; unknown keys are dropped. With `at`, what a person plans may not lie before that day. */
export function parse(schema: z.ZodObject, input: unknown, at?: string): { ok: true; value: Record<string, unknown> } | Refusal {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) return badInput(fieldErrors(parsed.error));
  const past = at ? daysBehind(schema, parsed.data, at) : [];
  return past.length ? badInput(past.map((path) => ({ path, text: PAST }))) : { ok: true, value: parsed.data };
}

type Sealer = { work: Work; keys: Keys; ids: Ids; at: string; keyFor: (scope: string) => Promise<ScopeKey | null> };

/** Encrypts the personal fields of a payload under the key of their scope and gives the payload with references. */
export async function seal(sealer: Sealer, schema: z.ZodObject, value: Record<string, unknown>, scope: string, trusted: boolean): Promise<Record<string, any>> {
  const texts: { id: string; text: string }[] = [];
  const split = splitPersonal(
    schema,
    value,
    (text) => {
      const id = sealer.ids.uuid();
      texts.push({ id, text });
      return refTo(id, text);
    },
    trusted,
  );
  if (texts.length) await store(sealer, scope, texts);
  return split;
}

async function store({ work, keys, at, keyFor }: Sealer, scope: string, texts: { id: string; text: string }[]): Promise<void> {
  const { draft, joined } = work;
  let key = draft.deks.get(scope) ?? joined.deks.get(scope) ?? (await keyFor(scope));
  if (!key) {
    const made = await keys.newScope(work.handle, scope);
    key = made.key;
    draft.keys.push({ ...made.row, created_at: at });
  }
  draft.deks.set(scope, key);
  for (const { id, text } of texts) {
    draft.personal.push({ id, scope, ...keys.seal(key, { id, scope }, text), at });
    draft.texts.set(refTo(id, text), text);
  }
}
