import { describe } from 'vitest';
import { hasPostgres, openPostgresStore } from '../support/postgres.ts';
import { storeContract } from './store-contract.ts';

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  storeContract('PostgreSQL', () => openPostgresStore());
});
