import type { Who } from '../engine/types.ts';
import type { Access } from './access.ts';
import { inAccess, type AuditRow } from './audit-in.ts';
import { byWho } from './meaning.ts';

type About = Omit<AuditRow, 'at' | 'actor'>;

/** The row of one command of a batch: written in whatever access began the batch, it names the access that the command came with. */
export function commandRow({ who, access }: { who: Who; access?: Access }, at: string, about: About): AuditRow {
  if (access) access.noted = true;
  // A batch that breaks is tried again in parts, so the row does not depend on what was noted before.
  const row = { at, ...byWho(who), ...about, via: null };
  return access ? inAccess(row, access) : { trace: null, ...row };
}
