import type { Json } from './track.ts';

/** Fills `{name}` and `{name.inner}` in a sentence; lists become "a, b"; what is unknown becomes "…". */
export function fill(template: string, vars: Record<string, Json | undefined>): string {
  return template.replace(/\{([\w.]+)\}/g, (_, path: string) => show(path.split('.').reduce<any>((value, key) => value?.[key], vars)));
}

function show(value: Json | undefined): string {
  if (value === undefined || value === null) return '…';
  return Array.isArray(value) ? value.map(show).join(', ') : String(value);
}
