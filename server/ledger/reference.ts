import type { Keys } from '../engine/types.ts';

const LENGTH = 10;

/** How a client is called on the lists of an organisation: the same on all of them, another one at another organisation, and leading nowhere without the key. */
export function referenceOf(keys: Keys, org: string, client: string): string {
  const hash = keys.indexOf('declaration', `${org} ${client}`);
  // Letters and digits that survive being read out.
  return `p-${hash
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, LENGTH)}`;
}
