import type { z } from 'zod';
import type { Ids, Keys, Words } from './types.ts';
import { badInput } from './refusals.ts';
import { splitPersonal } from './personal.ts';
import type { Refusal } from './types.ts';
import { aadOf, refTo } from './vault.ts';
import type { Work } from './work.ts';

/** Parses what came in through its contract; unknown keys are dropped. */
export function parse(schema: z.ZodObject, input: unknown): { ok: true; value: Record<string, unknown> } | Refusal {
  const parsed = schema.safeParse(input ?? {});
  return parsed.success ? { ok: true, value: parsed.data } : badInput(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), text: sentence(issue) })));
}

/** A sentence in both languages for what zod found. */
export function sentence(issue: z.core.$ZodIssue): Words {
  const { code } = issue;
  if (code === 'too_small') return small(Number(issue.minimum), issue.origin);
  if (code === 'too_big')
    return issue.origin === 'string' ? { nl: `Te lang: hoogstens ${issue.maximum} tekens.`, en: `Too long: at most ${issue.maximum} characters.` } : { nl: `Hoogstens ${issue.maximum}.`, en: `At most ${issue.maximum}.` };
  if (code === 'invalid_value') return { nl: `Kies een van: ${issue.values.join(', ')}.`, en: `Choose one of: ${issue.values.join(', ')}.` };
  if (code === 'invalid_format') return { nl: `Dit is geen geldige waarde (${issue.format}).`, en: `This is no valid value (${issue.format}).` };
  if (code === 'invalid_type') return issue.input === undefined ? { nl: 'Vul dit in.', en: 'Fill this in.' } : { nl: `Dit moet een ${issue.expected} zijn.`, en: `This must be a ${issue.expected}.` };
  return { nl: 'Dit past hier niet.', en: 'This does not fit here.' };
}

function small(minimum: number, origin: string): Words {
  if (origin !== 'string') return { nl: `Minstens ${minimum}.`, en: `At least ${minimum}.` };
  return minimum <= 1 ? { nl: 'Vul dit in.', en: 'Fill this in.' } : { nl: `Te kort: minstens ${minimum} tekens.`, en: `Too short: at least ${minimum} characters.` };
}

type Sealer = { work: Work; keys: Keys; ids: Ids; at: string; dekFor: (scope: string) => Promise<Buffer | null> };

/** Encrypts the personal fields of a payload under the key of their scope and gives the payload with references. */
export async function seal(sealer: Sealer, schema: z.ZodObject, value: Record<string, unknown>, scope: string, trusted: boolean): Promise<Record<string, any>> {
  const texts: { id: string; text: string }[] = [];
  const split = splitPersonal(schema, value, (text) => {
    const id = sealer.ids.uuid();
    texts.push({ id, text });
    return refTo(id, text);
  }, trusted);
  if (texts.length) await store(sealer, scope, texts);
  return split;
}

async function store({ work, keys, at, dekFor }: Sealer, scope: string, texts: { id: string; text: string }[]): Promise<void> {
  const { draft, joined } = work;
  let dek = draft.deks.get(scope) ?? joined.deks.get(scope) ?? (await dekFor(scope));
  if (!dek) {
    const made = keys.newScope();
    dek = made.dek;
    draft.keys.push({ scope, wrapped: made.wrapped, created_at: at });
  }
  draft.deks.set(scope, dek);
  for (const { id, text } of texts) {
    draft.personal.push({ id, scope, ...keys.seal(dek, aadOf(id, scope), text), at });
    draft.texts.set(refTo(id, text), text);
  }
}

