import { contentOf, type Resource, type SharedContent } from '../../machines/resources.ts';
import { judge } from './judge.ts';
import type { Principal } from './principals.ts';
import { factsOf, isEmergency, isRelation, KINDS, type Kind, type State } from './relations.ts';
import type { Verdict } from './question.ts';
import { RULES } from './rules.ts';
import type { Allowed } from './types.ts';

/** One row of access, as far as a decision needs it. */
export type Grant = {
  granted_by: string;
  object_id: string;
  subject: string;
  kind: string;
  from_at: string | null;
  until_at: string | null;
  revoked_clock: number | null;
};
/** Who looks: his subjects, the principals that his hat stands for, and the moment. */
export type Viewing = { subjects: ReadonlySet<string>; principals: readonly Principal[]; now: string };
/** What is asked about: an instance, the case it belongs to, whether only its own rows count, and to which category it belongs. */
export type Asked = { id: string; caseId: string | null; ownAccessOnly: boolean; machine: string; resource: Resource };

const RANK = new Map<string, number>(KINDS.map((kind, at) => [kind, at]));
const NEEDS_CONSENT = new Set(RULES.filter((rule) => rule.when.some((all) => all.includes('consent'))).map((rule) => rule.id));

/** Whether a row gives anything at this moment. The end is exclusive. */
export function holds(grant: Grant, subjects: ReadonlySet<string>, now: string): boolean {
  return (
    grant.revoked_clock === null &&
    subjects.has(grant.subject) &&
    (grant.from_at === null || grant.from_at <= now) &&
    (grant.until_at === null || grant.until_at > now)
  );
}

/** What the client said about sharing this content, by the rows on his case that hold for the viewer. A consent that holds outweighs an older no. */
export function consentIn(held: readonly Grant[], content: SharedContent): State {
  const said = (word: string) => held.some((grant) => grant.kind === `${word}:${content}`);
  return said('consent') ? 'active' : said('veto') ? 'veto' : said('ended') ? 'ended' : 'none';
}

/** The pure decision: why these rows let the viewer see the object, or null when they do not. No rule, no access; a personal block beats all. */
export function decide(grants: readonly Grant[], viewing: Viewing, asked: Asked): Allowed | null {
  const near = grants.filter((grant) => grant.object_id === asked.id || grant.object_id === asked.caseId);
  const held = near.filter((grant) => holds(grant, viewing.subjects, viewing.now));
  if (held.length === 0 || held.some((grant) => grant.kind === 'deny' && isRelation(grant.subject))) return null;
  const relations = held
    .filter((grant) => RANK.has(grant.kind) && isRelation(grant.subject) && (grant.object_id === asked.id || !asked.ownAccessOnly))
    .sort((a, b) => RANK.get(a.kind)! - RANK.get(b.kind)!);
  const rows = asked.caseId === null ? held : held.filter((grant) => grant.object_id === asked.caseId);
  const ask = (grant: Grant, resource: Resource): Verdict =>
    judgeRow(viewing.principals, { kind: grant.kind as Kind, direct: grant.object_id === asked.id, machine: asked.machine }, resource, rows);
  for (const grant of relations) {
    const verdict = ask(grant, asked.resource);
    if (!verdict.allow) continue;
    const kinds = [...new Set(relations.map((one) => one.kind))];
    const consents = NEEDS_CONSENT.has(verdict.rule) ? rows.filter((row) => row.kind === `consent:${contentOf[asked.resource]}`) : [];
    const evidence = [...relations.filter((one) => one.kind === grant.kind), ...consents].map((one) => one.granted_by);
    const may = (resource: Resource) => relations.some((one) => ask(one, resource).allow);
    const whole = (resource: Resource) => relations.some((one) => isWhole(ask(one, resource)));
    const emergency = relations.find((one) => isEmergency(one.kind))?.granted_by ?? null;
    return { kinds, rule: verdict.rule, by: [...new Set(evidence)], may, whole, emergency };
  }
  return null;
}

function judgeRow(principals: readonly Principal[], relation: Parameters<typeof factsOf>[0], resource: Resource, rows: readonly Grant[]): Verdict {
  return judge({
    who: speakers(principals, relation.kind),
    resource,
    action: 'read',
    context: factsOf(relation, consentIn(rows, contentOf[resource])),
  });
}

const isWhole = (verdict: Verdict): boolean => verdict.allow && verdict.projection === 'full';

/** Who leads a meeting does so on top of his profession. */
export function speakers(principals: readonly Principal[], kind: Kind): readonly Principal[] {
  return kind === 'lead' ? [...principals, 'VZ', 'NO'] : principals;
}
