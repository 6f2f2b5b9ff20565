import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of what we are measured against: a package of its own, which `npm run bench` installs. */
export const PEERS = join(import.meta.dirname, '..');
export const hasPeers = (): boolean => existsSync(join(PEERS, 'node_modules/better-sqlite3/package.json'));

/** A package of that folder. By name at run time, because who does not measure has not installed it. */
export const peer = (name: string): Promise<any> => import(name);
