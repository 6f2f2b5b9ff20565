import { absenceRoutes } from './absence.ts';
import { auditRoutes } from './audit.ts';
import { backupRoutes } from './backups.ts';
import { clientDataRoutes } from './client-data.ts';
import { consentRoutes } from './consents.ts';
import { emergencyRoutes } from './emergency.ts';
import { externalAnswerRoutes } from './external-answer.ts';
import { dementiaRoutes } from './dementia.ts';
import { directoryRoutes } from './directory.ts';
import { figureRoutes } from './figures.ts';
import { firstRunRoutes } from './first-run.ts';
import { ggzRoutes } from './ggz.ts';
import { householdRoutes } from './household.ts';
import { identityRoutes } from './identity.ts';
import { ledgerRoutes } from './ledger.ts';
import { letterRoutes } from './letters.ts';
import { mailRoutes } from './mail.ts';
import { debtRoutes } from './debt.ts';
import { ojgRoutes } from './ojg.ts';
import { peopleRoutes } from './people.ts';
import { referralRoutes } from './referrals.ts';
import { retentionRoutes } from './retention.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './session.ts';
import { sporenRoutes } from './sporen.ts';
import { staffRoutes } from './staff.ts';
import { termRoutes } from './terms.ts';
import { upgradeRoutes } from './upgrades.ts';
import { workRoutes } from './work.ts';

/** Every route of the product; there is no other. */
export const routes = {
  ...sessionRoutes,
  ...identityRoutes,
  ...staffRoutes,
  ...firstRunRoutes,
  ...workRoutes,
  ...termRoutes,
  ...absenceRoutes,
  ...auditRoutes,
  ...ojgRoutes,
  ...debtRoutes,
  ...dementiaRoutes,
  ...peopleRoutes,
  ...directoryRoutes,
  ...clientDataRoutes,
  ...retentionRoutes,
  ...upgradeRoutes,
  ...letterRoutes,
  ...mailRoutes,
  ...backupRoutes,
  ...emergencyRoutes,
  ...consentRoutes,
  ...figureRoutes,
  ...referralRoutes,
  ...externalAnswerRoutes,
  ...ledgerRoutes,
  ...sporenRoutes,
  ...ggzRoutes,
  ...householdRoutes,
} satisfies Record<string, Route>;
export type RouteId = keyof typeof routes;
