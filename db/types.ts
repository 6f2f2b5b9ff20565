import type { AnswerLinksTables } from './tables/answer-links.ts';
import type { AuditTables } from './tables/audit.ts';
import type { DirectoryTables } from './tables/directory.ts';
import type { EngineTables } from './tables/engine.ts';
import type { FiguresTables } from './tables/figures.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { KeysTables } from './tables/keys.ts';
import type { LettersTables } from './tables/letters.ts';
import type { LedgerTables } from './tables/ledger.ts';
import type { MailTables } from './tables/mail.ts';
import type { PeopleTables } from './tables/people.ts';
import type { UpgradesTables } from './tables/upgrades.ts';
import type { WorkHoursTables } from './tables/work-hours.ts';

/** Every table, as rows are stored on both databases: text, integers and JSON as text; instants as ISO-8601 UTC text. */
export type Tables = EngineTables &
  WorkHoursTables &
  AnswerLinksTables &
  AuditTables &
  KeysTables &
  PeopleTables &
  IdentityTables &
  MailTables &
  UpgradesTables &
  DirectoryTables &
  FiguresTables &
  LedgerTables &
  LettersTables;
