import { addDays, atAmsterdam } from '../calendar.ts';
import type { SharedContent } from '../resources.ts';
import type { AccessRow, Json } from '../track.ts';
import type { ConsentContext, Grant } from './contract.ts';

/** Purposes for which somebody reads; contact with the family and research open no file. */
const READING: readonly string[] = ['GP_INFORM', 'MDO_DISCUSS', 'REFERRAL', 'FEEDBACK'];
const IN_FORCE = ['active', 'expiring', 'implied'];
const ROLE = /^[A-Z][A-Z_]+$/;

/**
 * What the client said, as rows on his case: `consent:<content>` for whom he named, until the agreed day, as long as it is in force; `ended:…` once he took it
 * back; `veto:…` when he refused. They open nothing by themselves and go with the state, so that taking back works in the same transaction (TRUST.md L2).
 */
export function sharing(context: ConsentContext, _self: string, state?: Json): AccessRow[] {
  const at = String(state);
  if (IN_FORCE.includes(at)) return rowsOf(context.caseId, 'consent', context.grants);
  if (at === 'withdrawn') return rowsOf(context.caseId, 'ended', context.grants.map(always));
  if (at === 'refused' && context.purposes.some((purpose) => READING.includes(purpose)))
    return rowsOf(
      context.caseId,
      'veto',
      context.recipients.map((recipient) => always({ recipient, purpose: 'MDO_DISCUSS', content: context.content, until: '' })),
    );
  return [];
}

const always = (grant: Grant) => ({ ...grant, until: '' });

function rowsOf(caseId: string, word: 'consent' | 'ended' | 'veto', grants: Grant[]): AccessRow[] {
  const latest = new Map<string, AccessRow>();
  for (const { recipient, purpose, content, until } of grants) {
    if (!READING.includes(purpose)) continue;
    for (const one of ['ANY', ...content] as SharedContent[])
      for (const subject of subjectsOf(recipient)) {
        const row: AccessRow = { object: caseId, subject, kind: `${word}:${one}`, ...(until ? { until: atAmsterdam(addDays(until, 1), '00:00') } : {}) };
        const before = latest.get(`${subject} ${one}`);
        if (!before?.until || (row.until && row.until > before.until)) latest.set(`${subject} ${one}`, row);
      }
  }
  return [...latest.values()];
}

/** `MDO` is who sits at the table and who is of the care team; else a role, or somebody or some organisation by id. */
function subjectsOf(recipient: string): string[] {
  if (recipient === 'MDO') return ['mdo'];
  return ROLE.test(recipient) ? [`role:${recipient}`] : [`org:${recipient}`, `person:${recipient}`];
}
