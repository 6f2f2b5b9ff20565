type Node = { def?: any; meta?: () => Record<string, unknown> | undefined };

/** Names of all fields of a schema, also those inside lists and objects. */
export const fieldNames = (schema: unknown): string[] => visit(schema as Node, (node) => (node.def?.type === 'object' ? Object.keys(node.def.shape) : []));

/** Values that a form lets one choose; pickers (persons, roles) bring their own words. */
export const enumValues = (schema: unknown): string[] =>
  visit(schema as Node, (node) => {
    if (node.def?.type === 'enum') return node.meta?.()?.pick ? [] : Object.values(node.def.entries as Record<string, string>);
    return node.def?.type === 'literal' ? (node.def.values as string[]).filter((value) => typeof value === 'string') : [];
  });

function visit(node: Node, names: (node: Node) => string[]): string[] {
  const { def } = node;
  if (!def) return [];
  const inner: Node[] = [...Object.values((def.shape as Record<string, Node>) ?? {}), ...(def.options ?? [])];
  for (const part of ['innerType', 'element', 'valueType', 'in']) if (def[part]) inner.push(def[part]);
  return [...names(node), ...inner.flatMap((one) => visit(one, names))];
}
