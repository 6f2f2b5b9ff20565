import type { OrganisationKey, PersonKey, SeedMeeting, Step } from './types.ts';

type Face = { org: OrganisationKey; theme: string; who: PersonKey; deputy: PersonKey; title: string; phone: string; days: string[] };

const FACES: Face[] = [
  { org: 'linde', theme: 'ELDERLY', who: 'petra', deputy: 'joost', title: 'POH-ouderenzorg', phone: '06-00 00 00 04', days: ['MON', 'TUE', 'THU'] },
  { org: 'linde', theme: 'MENTAL_HEALTH', who: 'marieke', deputy: 'petra', title: 'POH-GGZ', phone: '06-00 00 00 05', days: ['TUE', 'WED', 'FRI'] },
  { org: 'wij', theme: 'ELDERLY', who: 'gerda', deputy: 'hans', title: 'Ouderenadviseur', phone: '06-00 00 00 12', days: ['MON', 'WED', 'THU'] },
  { org: 'wij', theme: 'YOUTH', who: 'nadia', deputy: 'lotte', title: 'Casemanager jeugd', phone: '06-00 00 00 13', days: ['MON', 'TUE', 'THU', 'FRI'] },
];
const LEADS: Partial<Record<OrganisationKey, PersonKey>> = { linde: 'wouter', wij: 'esther' };
const PARTNERS: Partial<Record<OrganisationKey, string[]>> = { linde: ['@org:wij'], wij: ['@org:linde', '@org:kompas'] };

/** Who is the known face of which organisation for which theme, since the summer. */
export const liaisons: SeedMeeting[] = FACES.map(({ org, theme, who, deputy, ...reach }) => {
  const [to, by] = [`#face-${org}-${theme.toLowerCase().replace('_', '-')}`, LEADS[org]!];
  const steps: Step[] = [
    {
      at: '2026-08-17T09:00',
      by,
      to,
      start: 'liaison',
      with: { orgId: `@org:${org}`, theme, person: `@${who}`, deputy: `@${deputy}`, partners: PARTNERS[org], ...reach },
    },
    { at: '2026-08-17T09:05', by, to, say: 'CONFIRM' },
  ];
  return { key: to.slice(1), steps };
});
