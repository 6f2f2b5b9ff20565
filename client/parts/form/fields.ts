import { z } from 'zod';

/** One question of a form, read from the zod contract of a machine. */
export type Field = {
  name: string;
  kind: 'text' | 'long' | 'choice' | 'many' | 'day' | 'dayOrNone' | 'moment' | 'number' | 'flag' | 'pick' | 'pickMany' | 'list' | 'texts' | 'group';
  required: boolean;
  options?: string[];
  pick?: string;
  min?: number;
  max?: number;
  step?: number;
  initial?: unknown;
  /** a day that is planned: today or later */
  ahead?: boolean;
  fields?: Field[];
};

type Node = Record<string, any>;

/** The questions of a contract, in its order. Ids that nobody can type (no picker) are left out: they come from where one stands. */
export function fieldsOf(schema: z.ZodObject): Field[] {
  return fieldsOfNode(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node);
}

function fieldsOfNode(node: Node): Field[] {
  const required = new Set<string>(node.required ?? []);
  return Object.entries((node.properties ?? {}) as Record<string, Node>).flatMap(([name, inner]) => {
    const field = fieldOf(name, inner, required.has(name));
    return field ? [field] : [];
  });
}

function fieldOf(name: string, node: Node, required: boolean): Field | null {
  const base = { name, required, initial: node.default };
  if (name === 'recipient') return { ...base, kind: 'pick', pick: 'recipient' };
  if (name === 'track') return { ...base, kind: 'pick', pick: 'track' };
  if (node.pick && node.type === 'string') return { ...base, kind: 'pick', pick: node.pick, options: node.enum };
  if (node.enum) return { ...base, kind: 'choice', options: node.enum };
  if (node.anyOf) return node.anyOf.some((one: Node) => one.format === 'date') ? { ...base, kind: 'dayOrNone' } : null;
  switch (node.type) {
    case 'string':
      return textOf(base, node);
    case 'number':
    case 'integer':
      return { ...base, kind: 'number', min: node.minimum, max: node.maximum, step: node.multipleOf ?? 1 };
    case 'boolean':
      return { ...base, kind: 'flag' };
    case 'object':
      return node.properties ? { ...base, kind: 'group', fields: fieldsOfNode(node) } : null;
    case 'array':
      return listOf(base, node);
    default:
      return null;
  }
}

type Base = { name: string; required: boolean; initial: unknown };

function textOf(base: Base, node: Node): Field | null {
  if (node.format === 'uuid') return null;
  if (node.format === 'date') return { ...base, kind: 'day', ...(node.ahead ? { ahead: true } : {}) };
  if (node.format === 'date-time') return { ...base, kind: 'moment' };
  if (node.const !== undefined) return null;
  return { ...base, kind: node.long || (node.maxLength ?? 0) > 200 ? 'long' : 'text', min: node.minLength, max: node.maxLength };
}

function listOf(base: Base, node: Node): Field | null {
  const inner: Node = node.items ?? {};
  if (inner.enum && !inner.pick) return { ...base, kind: 'many', options: inner.enum };
  if (inner.pick) return { ...base, kind: 'pickMany', pick: inner.pick, max: node.maxItems };
  if (inner.type === 'object') return { ...base, kind: 'list', fields: fieldsOfNode(inner), max: node.maxItems };
  if (inner.type === 'string' && inner.format !== 'uuid')
    return base.name === 'recipients' ? { ...base, kind: 'pickMany', pick: 'recipient' } : { ...base, kind: 'texts', max: node.maxItems };
  return null;
}
