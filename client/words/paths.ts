/** A state value as dotted leaf paths: `{lifecycle: 'triage'}` → `lifecycle.triage`. The browser's twin of machines/step.ts, without xstate. */
export function leafPaths(value: unknown, prefix = ''): string[] {
  if (typeof value === 'string') return [prefix + value];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const below = leafPaths(inner, `${prefix}${key}.`);
    return below.length ? below : [prefix + key];
  });
}
