import type { Who } from '../engine/types.ts';

/** DICOM codes of NEN 7513 for kinds of events. */
export const CODE = {
  record: '110110',
  query: '110112',
  export: '110106',
  signIn: '110114',
  alert: '110113',
  log: '110101',
  rights: '110137',
  application: '110100',
};

const BY_ACTION: Record<string, { code: string; crud: string }> = {
  create: { code: CODE.record, crud: 'C' },
  start: { code: CODE.record, crud: 'C' },
  send: { code: CODE.record, crud: 'U' },
  timer: { code: CODE.record, crud: 'U' },
  read: { code: CODE.record, crud: 'R' },
  list: { code: CODE.query, crud: 'R' },
  search: { code: CODE.query, crud: 'E' },
  export: { code: CODE.export, crud: 'R' },
  letter: { code: CODE.export, crud: 'C' },
  message: { code: CODE.export, crud: 'C' },
  print: { code: CODE.export, crud: 'R' },
  delete: { code: CODE.record, crud: 'D' },
  destroy: { code: CODE.record, crud: 'D' },
  'sign-in': { code: CODE.signIn, crud: 'E' },
  'sign-out': { code: CODE.signIn, crud: 'E' },
  'choose-hat': { code: CODE.signIn, crud: 'U' },
  emergency: { code: CODE.alert, crud: 'E' },
  'chain-opened': { code: CODE.application, crud: 'E' },
};

const RIGHTS = new Set(['membership', 'membership-request', 'invitation', 'organisation', 'person', 'login', 'factor']);
const READING = new Set(['get']);

/** Code and letter (C R U D E) of what was done to what. An action that is not known is an application activity. */
export function meaningOf(action: string, type: string): { event_code: string; crud: string } {
  const { code, crud } = BY_ACTION[action] ?? { code: CODE.application, crud: 'E' };
  if (type === 'audit' && code !== CODE.export) return { event_code: CODE.log, crud };
  if (type === 'search') return { event_code: CODE.query, crud: 'E' };
  if (RIGHTS.has(type) && code === CODE.record) return { event_code: CODE.rights, crud };
  return { event_code: code, crud };
}

/** The letter of a request by its method. */
export const crudOf = (method: string): string => (READING.has(method.toLowerCase()) ? 'R' : 'U');

/** Purpose of use (HL7) that goes with the roles of a hat. */
export function purposeOf(roles: readonly string[]): string {
  if (roles.includes('SYSTEM')) return 'HSYSADMIN';
  if (roles.includes('PRIVACY_OFFICER')) return 'HCOMPL';
  if (roles.includes('ADMIN')) return 'HSYSADMIN';
  if (roles.some((role) => role === 'PROJECT_LEAD' || role === 'MUNICIPALITY' || role === 'SIGNATORY')) return 'HOPERAT';
  return 'TREAT';
}

/** The columns that follow from who does something. */
export const byWho = (who: Who) => ({ actor: who.person, hat: who.hat, org: who.org, roles: who.roles.join(' ') || null, purpose: purposeOf(who.roles) });

/** Kind of data that an object holds, for who looks through the log by sensitivity. */
export function categoryOf(type: string): string {
  if (type === 'ggz') return 'mental-health';
  if (type === 'meldcode') return 'safety';
  if (type === 'ojg') return 'youth';
  if (['client', 'household'].includes(type)) return 'identity';
  if (['consent', 'audit', 'search'].includes(type)) return type;
  if (['session', 'membership', 'organisation', 'person', 'settings'].includes(type)) return 'administration';
  return 'care';
}
