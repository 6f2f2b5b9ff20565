import { seedId } from '../../../db/seed/seed-id.ts';
import type { Tx } from '../../../db/store.ts';

/** The hours of the neighbourhood's case manager: three days a week for her caseload. */
export async function seedCaseload(tx: Tx): Promise<void> {
  await tx
    .insertInto('settings')
    .values({ name: 'caseload.dementia.fte', value: JSON.stringify({ [seedId('person ilse')]: 0.6 }), valid_from: '2025-01-01T00:00:00.000Z', org_id: '*' })
    .execute();
}
