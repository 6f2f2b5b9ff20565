/** One row of access, as far as a decision needs it. */
export type Grant = { object_id: string; subject: string; kind: string; from_at: string | null; until_at: string | null; revoked_clock: number | null };
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

/** The pure decision: the kinds of access that these rows give; none means that the object is not visible. No rule, no access. */
export function decide(grants: Grant[], subjects: ReadonlySet<string>, now: string, asked: Asked): string[] {
  const kinds = new Set<string>();
  for (const grant of grants) {
    const here = grant.object_id === asked.id || (!asked.ownAccessOnly && asked.caseId !== null && grant.object_id === asked.caseId);
    if (here && holds(grant, subjects, now)) kinds.add(grant.kind);
  }
  return [...kinds];
}
