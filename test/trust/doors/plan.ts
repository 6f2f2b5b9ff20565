import { ROLES, type Role } from '../../../machines/roles.ts';
import type { Route, RoutePolicy } from '../../../server/contract/route.ts';

/** What an id in the address of a route names. `none`: of these the town has none, so only ids that do not exist are asked. */
export type Kind = 'instance' | 'case' | 'meeting' | 'client' | 'household' | 'letter' | 'mail' | 'inbox' | 'session' | 'none';
/** How a route is asked. `seen`: what a viewer who may see it gets; absent: nothing is said about it. `own`: roles that alone get past its handler. */
export type Line = { on?: Kind; body?: unknown; seen?: 200; own?: readonly Role[]; skip?: string };

const REASON = 'Nodig voor de behandeling van deze vraag';
const OFFICER = ['PRIVACY_OFFICER'] as const;
const DECLARERS = ['GP', 'PRACTICE_MANAGER', 'ASSISTANT', 'TEAM_MANAGER'] as const;
const MANAGES = ['PRACTICE_MANAGER', 'TEAM_MANAGER'] as const;

/** Who counts what he sees himself, and who gets any figures at all (TRUST.md part C, r21). */
const COUNTS_OWN: readonly Role[] = [
  ...(['GP', 'SUBSTITUTE_GP', 'SO', 'POH_S', 'POH_O', 'POH_GGZ', 'CRISIS_SERVICE', 'DISTRICT_NURSE', 'DEM_CM', 'OJG', 'YOUTH_CM'] as const),
  ...(['WIJ_WORKER', 'WIJ_COACH', 'WELFARE_COACH', 'PROVIDER'] as const),
];
const GETS_FIGURES: readonly Role[] = [...COUNTS_OWN, 'PRACTICE_MANAGER', 'TEAM_MANAGER', 'MUNICIPALITY', 'PROJECT_LEAD', 'SIGNATORY'];

/** What an address names, by how it begins; the first that fits. A route with an id that fits none of them fails the test until somebody says what it names. */
const NOUNS: [string, Kind][] = [
  ['/api/instances/', 'instance'],
  ['/api/cases/', 'case'],
  ['/api/consents/', 'instance'],
  ['/api/referrals/', 'instance'],
  ['/api/meetings/', 'meeting'],
  ['/api/letters/', 'letter'],
  ['/api/clients/', 'client'],
  ['/api/households/', 'household'],
  ['/api/mail/addresses/', 'none'],
  ['/api/mail/', 'mail'],
  ['/api/inbox/', 'inbox'],
  ['/api/security/sessions/', 'session'],
  ['/api/security/passkeys/', 'none'],
  // Who administers, keeps or stands in for somebody: the role decides, and of these the town has none.
  ['/api/administration/', 'none'],
  ['/api/memberships/', 'none'],
  ['/api/absences/', 'none'],
  ['/api/retention/', 'none'],
  ['/api/erasures/', 'none'],
  ['/api/upgrades/', 'none'],
  ['/api/directory/', 'none'],
  ['/api/emergency/', 'none'],
  ['/api/ledger/', 'none'],
];

/** What is particular about a route; any other is asked with an empty body. */
const PARTICULAR: Record<string, Line> = {
  signIn: { skip: 'its limits would close the town; test/http/attacks' },
  signOut: { skip: 'ends the session that asks; test/http/identity' },
  setClock: { skip: 'moves the town for everybody; test/http/contract' },
  readInvitation: { skip: 'counts attempts per computer; test/http/identity' },
  acceptInvitation: { skip: 'counts attempts per computer; test/http/identity' },
  outsideQuestion: { skip: 'a link opens it, no role; test/outbound/external-answer' },
  outsideAnswer: { skip: 'a link opens it, no role; test/outbound/external-answer' },
  beginTotp: { skip: 'changes who asks; test/http/identity' },
  newBackupCodes: { skip: 'changes who asks; test/http/identity' },
  endOtherSessions: { skip: 'ends the other viewers; test/http/identity' },
  mailReceipt: { skip: 'a secret of the gateway opens it, no role; test/outbound/mail' },
  start: { body: { machine: 'nothingLikeThis' } },
  view: { seen: 200 },
  send: { body: { type: 'SUBMIT' } },
  caseFile: { seen: 200 },
  meetingFile: { seen: 200 },
  client: { seen: 200 },
  household: { seen: 200 },
  addHousehold: { body: { label: 7 } },
  setBsn: { body: { bsn: '999911120' } },
  revealBsn: { body: { reason: REASON } },
  findByBsn: { body: { bsn: '999911120' } },
  exportClient: { body: { reason: REASON } },
  exportClientPdf: { body: { reason: REASON } },
  planUpgrade: { body: { machine: 'nothingLikeThis' } },
  beginUpgrade: { body: { machine: 'nothingLikeThis' } },
  stopMail: { body: { reason: 'NO_LONGER_NEEDED' } },
  figures: { own: GETS_FIGURES },
  figuresCsv: { own: GETS_FIGURES },
  figureEntries: { own: GETS_FIGURES },
  ownFigures: { own: COUNTS_OWN },
  figureCases: { own: COUNTS_OWN },
  auditQuestion: { own: OFFICER },
  auditWhy: { own: OFFICER },
  auditChain: { own: OFFICER },
  auditLookup: { own: OFFICER, body: { name: 'Niemand Zo', reason: 'review' } },
  auditWeeks: { own: OFFICER },
  auditWeek: { own: OFFICER },
  auditReaders: { own: OFFICER },
  auditReadersPdf: { own: OFFICER },
  auditSign: { own: OFFICER, body: { decision: 'explained' } },
  ledger: { own: ROLES.filter((role) => !['ADMIN', 'PRIVACY_OFFICER', 'SIGNATORY'].includes(role)) },
  declarable: { own: DECLARERS },
  makeDeclaration: { own: DECLARERS, body: { from: '2031-01-01', until: '2031-01-31', payer: 'Niemand' } },
  declaration: { own: DECLARERS },
  declarationCsv: { own: DECLARERS },
  declarationXlsx: { own: DECLARERS },
  withdrawDeclaration: { own: DECLARERS },
  correctHours: { body: { entry: 'nothing:0', minutes: 5, reason: 'SHORTER' } },
  addContract: { own: MANAGES, body: { kind: 'SECONDMENT', payer: 'Niemand', from: '2031-01-01' } },
  endContract: { own: MANAGES, body: { until: '2031-01-01' } },
  endArea: { body: { until: '2031-01-01' } },
  endNumber: { body: { until: '2031-01-01' } },
  addConsultPeriod: { own: MANAGES, body: { phone: '050-000 00 00', from: '2031-01-01', until: '2031-01-02' } },
  endConsultPeriod: { own: MANAGES },
};

/** How a route is asked; null when nobody said what its id names. */
export function planOf(route: Pick<Route, 'id' | 'path'>): Line | null {
  const on = route.path.includes(':id') ? NOUNS.find(([begin]) => route.path.startsWith(begin))?.[1] : undefined;
  return route.path.includes(':id') && !on ? null : { ...(on ? { on } : {}), ...PARTICULAR[route.id] };
}

/** Routes of which nobody said what their id names, and lines about routes that are no longer there. */
export function unplanned(contract: Record<string, Pick<Route, 'id' | 'path'>>, events: string[]): string[] {
  return [
    ...Object.values(contract)
      .filter((route) => !planOf(route))
      .map((route) => `nobody said what the id of ${route.path} names`),
    ...Object.keys(PARTICULAR)
      .filter((id) => !contract[id])
      .map((id) => `the plan speaks of ${id}, which is no route`),
    ...events.filter((name) => !EVENTS.includes(name)).map((name) => `the event ${name} is not in the plan`),
    ...EVENTS.filter((name) => !events.includes(name)).map((name) => `the plan speaks of ${name}, which is no event`),
  ];
}

/** Every event of the live connection. */
const EVENTS = ['watch', 'unwatch', 'here'];

/** Values for what an address asks beside `:id`. */
export const PARAMS: Record<string, string> = {
  ':question': 'denied',
  ':seq': '1',
  ':name': 'SIGNAL_TRIAGE',
  ':client': 'c-0000000000000000',
  ':week': '2026-11-23',
};

const NO_CONTENT = new Set<Role>(['PROJECT_LEAD', 'SIGNATORY', 'PRIVACY_OFFICER', 'ADMIN', 'MUNICIPALITY']);
const oneOf = (roles: readonly Role[], ...wanted: Role[]) => roles.some((role) => wanted.includes(role));

/** Who gets past the policy of a route, written down once more so that a policy that opens is found. */
export const GATES: Record<RoutePolicy, (roles: readonly Role[]) => boolean> = {
  public: () => true,
  'answer-link': () => true,
  demo: () => true,
  'demo-clock': () => true,
  'second-factor': () => true,
  'signed-in': () => true,
  audit: () => true,
  content: (roles) => roles.some((role) => !NO_CONTENT.has(role)),
  admin: (roles) => oneOf(roles, 'ADMIN'),
  oversight: (roles) => oneOf(roles, 'ADMIN', 'PRIVACY_OFFICER'),
};
