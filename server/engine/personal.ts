import { isRef } from '../../machines/personal.ts';

/** Hands one personal text over to be encrypted and gives its reference back. */
export type Put = (text: string) => string;

type Schema = { meta?: () => Record<string, unknown> | undefined; def?: any; _zod?: any };

/**
 * Copies a parsed payload with every field that its schema marks `personal` replaced by a reference.
 * `trusted` payloads (tells and starts from a machine) may carry references already; from outside such a string is a text like any other.
 */
export function splitPersonal(schema: unknown, value: unknown, put: Put, trusted: boolean): any {
  if (value === undefined || value === null) return value;
  const node = unwrap(schema as Schema);
  if (node.personal) return trusted && isRef(value) ? value : put(String(value));
  const def = node.schema.def;
  if (def.type === 'object') {
    const copy: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value as object)) copy[key] = def.shape[key] ? splitPersonal(def.shape[key], inner, put, trusted) : inner;
    return copy;
  }
  if (def.type === 'array') return (value as unknown[]).map((inner) => splitPersonal(def.element, inner, put, trusted));
  return value;
}

/** Looks through optional, nullable, default and pipe wrappers; a wrapper may carry the mark itself. */
function unwrap(schema: Schema): { schema: Schema; personal: boolean } {
  let node = schema;
  for (;;) {
    if (node.meta?.()?.personal) return { schema: node, personal: true };
    const inner = node.def?.innerType ?? (node.def?.type === 'pipe' ? node.def.in : undefined);
    if (!inner) return { schema: node, personal: false };
    node = inner;
  }
}
