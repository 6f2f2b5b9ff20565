import { toCsv } from '../outbound/csv.ts';
import type { WaitingList } from '../contract/dementia.ts';

const COLUMNS = [
  'kwartaal',
  'peildatum',
  'traject',
  'aanbieder',
  'ingeschreven_op',
  'eerste_contact_op',
  'einde',
  'dagen',
  'norm_dagen',
  'binnen_norm',
] as const;
const END = { CONTACT: 'eerste contact', DECLINED: 'afgezien', DECEASED: 'overleden' } as const;

/** The quarter as it is handed in: one line a wait, under the number of its track. No name leaves the house with it. */
export function waitingCsv(list: WaitingList, orgName: (id: string) => string): string {
  return toCsv(
    COLUMNS,
    list.lines.map((line) => ({
      kwartaal: list.quarter,
      peildatum: list.asOf,
      traject: line.id,
      aanbieder: line.provider ? orgName(line.provider) : '',
      ingeschreven_op: line.from,
      eerste_contact_op: line.end === 'CONTACT' ? line.until : '',
      einde: line.end ? END[line.end] : 'wacht nog',
      dagen: line.days,
      norm_dagen: list.norm,
      binnen_norm: line.late ? 'nee' : 'ja',
    })),
  );
}
