import type { Keys } from '../engine/types.ts';

const LENGTH = 12;

/** How a client is called on the lists of an organisation: the same on all of them, another one at another organisation, and leading nowhere without the key. */
export function referenceOf(keys: Keys, org: string, client: string): string {
  return `p-${keys.indexOf('declaration', `${org} ${client}`).slice(0, LENGTH)}`;
}
