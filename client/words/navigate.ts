import type { Row } from '../../server/contract/shapes.ts';

/** The address of an instance's own screen: a hand-made one when there is one, the generic one otherwise. */
export function addressOf(row: Pick<Row, 'id' | 'machine' | 'case' | 'meeting'>): string {
  if (row.machine === 'case') return `/casus/${row.id}`;
  if (row.machine === 'meeting') return `/overleg/${row.id}`;
  if (row.machine === 'signal') return `/inbox/${row.id}`;
  if (row.machine === 'consent' && row.case) return `/casus/${row.case}`;
  return `/i/${row.id}`;
}
