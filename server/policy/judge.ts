import type { Resource } from '../../machines/resources.ts';
import type { Action, Context, Denial, Question, Verdict } from './question.ts';
import { RULES, type Condition, type Rule } from './rules.ts';

/** Categories that are about a client; a personal block and the phase of the case weigh on these only. */
const ABOUT_CLIENT = new Set<Resource>([
  'r1',
  'r2',
  'r3',
  'r4',
  'r5',
  'r6',
  'r7',
  'r8',
  'r9',
  'r10',
  'r11',
  'r12',
  'r13',
  'r14',
  'r15',
  'r16',
  'r17',
  'r18',
  'r25',
]);
/** Lists and copies are readings. */
const LETTER: Record<Exclude<Action, 'delete'>, string> = { read: 'R', list: 'R', export: 'R', create: 'C', amend: 'U', decide: 'X' };
/** Rules that give process facts, or a name, and not the rest of the category. */
const FACTS_ONLY = new Set(['case.counts', 'addressed.declare', 'identity.name', 'table.name']);
const WRITES = new Set<Action>(['create', 'amend', 'decide']);

/**
 * The one decision (TRUST.md part C): who, what, which action, in which circumstances. Pure. Refusals that hold for everybody come first, then the
 * rules; what none of them allows is denied. An attachment is asked about as what it is attached to.
 */
export function createJudge(rules: readonly Rule[] = RULES): (asked: Question) => Verdict {
  const index = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const who of rule.who)
      for (const on of rule.on) {
        const key = `${who} ${on}`;
        const list = index.get(key);
        if (list) list.push(rule);
        else index.set(key, [rule]);
      }

  return ({ who, resource, action, context }) => {
    const never = forbidden(resource, action, context);
    if (never) return { allow: false, reason: never };
    const letter = LETTER[action as Exclude<Action, 'delete'>];
    for (const principal of who)
      for (const rule of index.get(`${principal} ${resource}`) ?? [])
        if (rule.may.includes(letter) && rule.when.some((all) => all.every((one) => holds(one, action, context))))
          return { allow: true, rule: rule.id, projection: projectionOf(resource, rule, context) };
    return { allow: false, reason: whyNot(context) };
  };
}

/** The decision by the rules in force. */
export const judge = createJudge();

/** Deny overrides: no rule can lift these. */
function forbidden(resource: Resource, action: Action, context: Context): Denial | null {
  // BR-27: corrections are new versions, nobody deletes.
  if (action === 'delete') return 'never-deleted';
  if (!ABOUT_CLIENT.has(resource)) return null;
  if (context.blocked) return 'blocked';
  if (context.phase === 'erased') return 'erased';
  if (context.phase === 'closed' && WRITES.has(action) && !staysOpen(resource, action)) return 'closed';
  return null;
}

/** After a case is closed a new signal may come, consent is taken back, and the file is handed over. */
const staysOpen = (resource: Resource, action: Action) => resource === 'r15' || resource === 'r25' || (resource === 'r4' && action === 'create');

function holds(condition: Condition, action: Action, context: Context): boolean {
  if (condition === 'consent') return context.consent === 'active';
  // A noodknop lets one look, not take along; who was refused by the client himself needs more than that.
  if (condition === 'noodknop') return context.noodknop === true && action !== 'export' && (context.consent !== 'veto' || context.lifeThreat === true);
  return context[condition] === true;
}

function projectionOf(resource: Resource, rule: Rule, context: Context): 'full' | 'masked' | 'facts' {
  if (resource === 'r2') return context.reason ? 'full' : 'masked';
  return FACTS_ONLY.has(rule.id) ? 'facts' : 'full';
}

function whyNot({ consent }: Context): Denial {
  if (consent === 'veto') return 'refused-by-client';
  return consent === 'active' ? 'no-rule' : 'no-consent';
}
