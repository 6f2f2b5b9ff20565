import type { z } from 'zod';
import { dayInAmsterdam } from './calendar.ts';

type Node = { meta?: () => Record<string, unknown> | undefined; def?: { innerType?: Node; shape?: Record<string, Node>; type?: string } };

const known = new WeakMap<object, string[]>();

/**
 * Paths of the days that lie before the day of `at` although their contract marks them `ahead` (blocks.ts): a next visit, a next contact, the end of an
 * absence. Of what a person sends; nested groups too, lists not.
 */
export function daysBehind(schema: z.ZodObject, value: unknown, at: string): string[] {
  const paths = pathsOf(schema);
  if (paths.length === 0) return [];
  const today = dayInAmsterdam(at);
  return paths.filter((path) => {
    const day = path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
    return typeof day === 'string' && day < today;
  });
}

function pathsOf(schema: z.ZodObject): string[] {
  let paths = known.get(schema);
  if (!paths) known.set(schema, (paths = marked(schema as unknown as Node, '')));
  return paths;
}

function marked(node: Node, path: string): string[] {
  if (node.meta?.()?.ahead) return [path];
  if (node.def?.innerType) return marked(node.def.innerType, path);
  if (node.def?.type !== 'object') return [];
  return Object.entries(node.def.shape ?? {}).flatMap(([name, inner]) => marked(inner, path ? `${path}.${name}` : name));
}
