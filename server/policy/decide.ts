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
/** What is asked about: an instance, the case it belongs to, and whether only its own rows count. */
export type Asked = { id: string; caseId: string | null; ownAccessOnly: boolean };

/** Whether a row gives anything at this moment. The end is exclusive. */
export function holds(grant: Grant, subjects: ReadonlySet<string>, now: string): boolean {
  return (
    grant.revoked_clock === null &&
    subjects.has(grant.subject) &&
    (grant.from_at === null || grant.from_at <= now) &&
    (grant.until_at === null || grant.until_at > now)
  );
}

/** Which kind of access is named when several hold, the strongest relation first; its rule is `see.<kind>`. A kind that is not listed gives nothing: no rule, no access. */
export const KINDS = ['owner', 'team', 'triage', 'reporter', 'lead', 'participant', 'meeting', 'addressee'] as const;
const RANK = new Map<string, number>(KINDS.map((kind, at) => [kind, at]));

/** The pure decision: why these rows let the viewer see it, or null when they do not. No rule, no access. */
export function decide(grants: Grant[], subjects: ReadonlySet<string>, now: string, asked: Asked): Allowed | null {
  const kinds = new Set<string>();
  const by = new Map<string, Set<string>>();
  for (const grant of grants) {
    const here = grant.object_id === asked.id || (!asked.ownAccessOnly && asked.caseId !== null && grant.object_id === asked.caseId);
    if (!here || !RANK.has(grant.kind) || !holds(grant, subjects, now)) continue;
    kinds.add(grant.kind);
    by.set(grant.kind, (by.get(grant.kind) ?? new Set()).add(grant.granted_by));
  }
  const all = [...kinds].sort((a, b) => RANK.get(a)! - RANK.get(b)!);
  return all.length ? { kinds: all, rule: `see.${all[0]}`, by: [...by.get(all[0])!] } : null;
}
