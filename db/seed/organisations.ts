import type { SeedOrganisation } from './types.ts';

/** The organisations of the Noorderbuurt, a neighbourhood that does not exist. */
export const organisations: SeedOrganisation[] = [
  { key: 'linde', name: 'Huisartsenpraktijk De Linde', kind: 'practice', phone: '050-000 01 10', address: 'Lindeplein 4, 9799 NA Waterveen' },
  { key: 'kompas', name: 'Huisartsenpraktijk Het Kompas', kind: 'practice', phone: '050-000 01 20', address: 'Havenkade 18, 9799 NC Waterveen' },
  { key: 'wij', name: 'WIJ-team Noorderbuurt', kind: 'team', phone: '050-000 02 00', address: 'Buurthuis De Brug, Brugstraat 1, 9799 NB Waterveen' },
  { key: 'thuiszorg', name: 'Thuiszorg Waterveen', kind: 'home-care', phone: '050-000 03 00', address: 'Singel 60, 9799 ND Waterveen' },
  { key: 'geheugen', name: 'Casemanagement Dementie Waterveen', kind: 'dementia', phone: '050-000 04 00', address: 'Singel 62, 9799 ND Waterveen' },
  { key: 'anker', name: 'Woonzorgcentrum Het Anker', kind: 'nursing-home', phone: '050-000 05 00', address: 'Ankerlaan 2, 9799 NE Waterveen' },
  { key: 'crisis', name: 'Crisisdienst GGZ regio Waterveen', kind: 'crisis-service', phone: '050-000 06 00', address: 'Ringweg 100, 9798 AA Waterveen' },
  { key: 'welzijn', name: 'Welzijn Waterveen', kind: 'welfare', phone: '050-000 07 00', address: 'Brugstraat 3, 9799 NB Waterveen' },
  { key: 'gemeente', name: 'Gemeente Waterveen', kind: 'municipality', phone: '050-000 08 00', address: 'Raadhuisplein 1, 9797 AA Waterveen' },
  { key: 'ggz', name: 'De Wissel, GGZ in de wijk', kind: 'provider', phone: '050-000 09 00', address: 'Ringweg 96, 9798 AA Waterveen' },
];
