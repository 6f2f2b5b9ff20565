import { createHash } from 'node:crypto';

/** The same UUID for the same name, on every machine; so stories and tests can point at what the seed made. */
export function seedId(name: string): string {
  const hex = createHash('sha256').update(`mekoar demo ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
