import { refLength } from '../personal.ts';
import type { Role } from '../roles.ts';
import type { SignalContext } from './contract.ts';

type Given = Partial<Omit<SignalContext, 'outcome'>> & Record<string, unknown>;
type Kind = NonNullable<SignalContext['kind']>;

/** What a kind of worry is usually about; the writer may say otherwise. */
const ABOUT: Record<Kind, { theme: SignalContext['theme']; domains: SignalContext['domains'] }> = {
  NIET_PLUIS: { theme: 'ELDERLY', domains: ['BODY', 'MIND'] },
  OVERBELASTING_MANTELZORG: { theme: 'ELDERLY', domains: ['SOCIAL'] },
  EENZAAMHEID: { theme: 'ELDERLY', domains: ['SOCIAL'] },
  OPVOEDING: { theme: 'YOUTH', domains: ['SOCIAL'] },
  GEDRAG_KIND: { theme: 'YOUTH', domains: ['MIND'] },
  KOPP: { theme: 'YOUTH', domains: ['MIND', 'SOCIAL'] },
  SCHULDEN: { theme: 'DEBT', domains: ['SOCIETY'] },
  PSYCHISCH: { theme: 'MENTAL_HEALTH', domains: ['MIND'] },
  VERSLAVING: { theme: 'MENTAL_HEALTH', domains: ['MIND'] },
  VEILIGHEID: { theme: 'SAFETY', domains: ['SOCIAL'] },
  VALLEN_FUNCTIEVERLIES: { theme: 'ELDERLY', domains: ['BODY'] },
  WONEN: { theme: 'OTHER', domains: ['SOCIETY'] },
  OVERIG: { theme: 'OTHER', domains: [] },
};

const SOURCE: Partial<Record<Role, string>> = {
  GP: 'GP',
  SUBSTITUTE_GP: 'GP',
  POH_S: 'POH',
  POH_O: 'POH',
  POH_GGZ: 'POH',
  ASSISTANT: 'ASSISTANT',
  DISTRICT_NURSE: 'DISTRICT_NURSE',
  WIJ_WORKER: 'WIJ',
  WIJ_COACH: 'WIJ',
  YOUTH_CM: 'WIJ',
  OJG: 'WIJ',
  DEM_CM: 'DEM_CM',
};

const AMENDABLE = [
  'clientId',
  'description',
  'what',
  'kind',
  'theme',
  'urgency',
  'sinceWhen',
  'domains',
  'source',
  'clientKnows',
  'clientKnowsReason',
  'consentState',
  'alreadyDone',
  'expected',
  'childrenInHome',
  'orgId',
  'phoneLog',
] as const;
const CHILD_THEMES = ['MENTAL_HEALTH', 'SAFETY'];
/** DOMAIN.md 4.1: facts apart from worry need a few words */
export const LEAST_WHAT = 20;

/** Where a reporter with these roles speaks from. */
export const sourceOf = (roles: readonly Role[]): string => roles.map((role) => SOURCE[role]).find(Boolean) ?? 'OTHER';

/** The fields of a signal as they stand after somebody filled in `given`: what follows from the kind is added unless it was chosen. */
export function amended(context: SignalContext, given: Given): SignalContext {
  const chosen = Object.fromEntries(AMENDABLE.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])));
  const newKind = given.kind && given.kind !== context.kind ? ABOUT[given.kind as Kind] : undefined;
  return { ...context, ...(newKind?.domains.length ? newKind : newKind && { theme: newKind.theme }), ...chosen } as SignalContext;
}

/** Paths of the required fields that are not there or not enough (DOMAIN.md 4.1), after `given` at `at`. */
export function missingFields(context: SignalContext, given: Given, at: string): string[] {
  const signal = amended(context, given);
  const missing: string[] = [];
  const need = (field: string, there: unknown) => there || missing.push(field);
  need('clientId', signal.clientId || signal.description);
  need('kind', signal.kind);
  need('what', refLength(signal.what) >= LEAST_WHAT);
  need('sinceWhen', signal.sinceWhen);
  need('domains', signal.domains.length || signal.urgency === 'ACUTE');
  need('source', signal.source);
  need('clientKnows', signal.clientKnows);
  need('clientKnowsReason', signal.clientKnowsReason || !['NO', 'NOT_YET_SAFE'].includes(signal.clientKnows ?? ''));
  need('childrenInHome', signal.childrenInHome || !CHILD_THEMES.includes(signal.theme));
  need('phoneLog', signal.phoneLog.length || signal.urgency !== 'URGENT');
  signal.phoneLog.forEach((call, index) => need(`phoneLog.${index}.at`, Date.parse(call.at) <= Date.parse(at)));
  return missing;
}
