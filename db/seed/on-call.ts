import type { SeedOnCall } from './types.ts';

const office = [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' }];
const evening = [
  { days: [1, 2, 3, 4, 5], from: '17:00', until: '24:00' },
  { days: [1, 2, 3, 4, 5], from: '00:00', until: '08:00' },
  { days: [6, 7], from: '00:00', until: '24:00' },
];

/** Whom to phone. 112, 113 and Veilig Thuis are the public numbers; the others are fictional. */
export const onCall: SeedOnCall[] = [
  { key: 'emergency', kind: 'EMERGENCY', label: 'Alarmnummer: direct levensgevaar', phone: '112', hours: [] },
  { key: 'crisis', org: 'crisis', kind: 'CRISIS_GGZ', label: 'Crisisdienst GGZ, voor professionals', phone: '050-000 06 01', hours: [] },
  { key: 'linde', org: 'linde', kind: 'PRACTICE', label: 'De Linde, overlegnummer', phone: '050-000 01 11', hours: office },
  { key: 'kompas', org: 'kompas', kind: 'PRACTICE', label: 'Het Kompas, overlegnummer', phone: '050-000 01 21', hours: office },
  { key: 'post', kind: 'OUT_OF_HOURS_GP', label: 'Huisartsenpost Waterveen', phone: '050-000 10 00', hours: evening },
  { key: 'team', org: 'wij', kind: 'TEAM', label: 'WIJ-team Noorderbuurt, dienstdoende medewerker', phone: '050-000 02 01', hours: office },
  { key: 'prevention', kind: 'SUICIDE_PREVENTION', label: '113 Zelfmoordpreventie', phone: '113', hours: [] },
  { key: 'safety', kind: 'VEILIG_THUIS', label: 'Veilig Thuis', phone: '0800-2000', hours: [] },
];
