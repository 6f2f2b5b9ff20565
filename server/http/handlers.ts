import { absenceHandlers } from './absence.ts';
import { administrationHandlers } from './administration.ts';
import { readersHandlers } from './audit-readers.ts';
import { auditHandlers } from './audit.ts';
import { backupHandlers } from './backups.ts';
import { changesHandlers } from './changes.ts';
import { clientDataHandlers } from './client-data.ts';
import { clientHandlers } from './clients.ts';
import { clientTeamHandlers } from './client-team.ts';
import { confirmationHandlers } from './confirmations.ts';
import { consentHandlers } from './consents.ts';
import { demoHandlers } from './demo.ts';
import { dementiaHandlers } from './dementia.ts';
import type { Deps } from './deps.ts';
import { emergencyHandlers } from './emergency.ts';
import { externalAnswerHandlers } from './external-answer.ts';
import { directoryHandlers } from './directory.ts';
import { directoryImportHandlers } from './directory-import.ts';
import { directoryWritingHandlers } from './directory-writing.ts';
import { figureHandlers } from './figures.ts';
import { firstRunHandlers } from './first-run.ts';
import { fileHandlers } from './files.ts';
import { ggzHandlers } from './ggz.ts';
import { healthHandlers } from './health.ts';
import { householdHandlers } from './household.ts';
import { inboxHandlers } from './inbox.ts';
import { instanceHandlers } from './instances.ts';
import { invitationHandlers } from './invitations.ts';
import { ledgerHandlers } from './ledger.ts';
import { letterHandlers } from './letters.ts';
import { mailHandlers } from './mail.ts';
import { membershipHandlers } from './memberships.ts';
import type { Handlers } from './mount.ts';
import { debtHandlers } from './debt.ts';
import { ojgHandlers } from './ojg.ts';
import { oidcHandlers } from './oidc-sign-in.ts';
import { paperHandlers } from './papers.ts';
import { passkeySignInHandlers } from './passkey-sign-in.ts';
import { photoHandlers } from './photos.ts';
import { secondFactorHandlers } from './second-factor.ts';
import { securityHandlers } from './security.ts';
import { referralHandlers } from './referrals.ts';
import { retentionHandlers } from './retention.ts';
import { settingsHandlers } from './settings.ts';
import { signInHandlers } from './sign-in.ts';
import { sporenHandlers } from './sporen.ts';
import { staffHandlers } from './staff.ts';
import { termHandlers } from './terms.ts';
import { upgradeHandlers } from './upgrades.ts';

/** Every handler by the id of its route; the type checker finds one that is missing. */
export function allHandlers(deps: Deps): Handlers {
  return {
    ...healthHandlers(deps),
    ...signInHandlers(deps),
    ...secondFactorHandlers(deps),
    ...passkeySignInHandlers(deps),
    ...oidcHandlers(deps),
    ...invitationHandlers(deps),
    ...securityHandlers(deps),
    ...staffHandlers(deps),
    ...confirmationHandlers(deps),
    ...firstRunHandlers(deps),
    ...demoHandlers(deps),
    ...instanceHandlers(deps),
    ...termHandlers(deps),
    ...absenceHandlers(deps),
    ...fileHandlers(deps),
    ...consentHandlers(deps),
    ...referralHandlers(deps),
    ...externalAnswerHandlers(deps),
    ...auditHandlers(deps),
    ...readersHandlers(deps),
    ...changesHandlers(deps),
    ...paperHandlers(deps),
    ...administrationHandlers(deps),
    ...membershipHandlers(deps),
    ...settingsHandlers(deps),
    ...upgradeHandlers(deps),
    ...directoryHandlers(deps),
    ...clientTeamHandlers(deps),
    ...directoryWritingHandlers(deps),
    ...directoryImportHandlers(deps),
    ...photoHandlers(deps),
    ...ojgHandlers(deps),
    ...debtHandlers(deps),
    ...dementiaHandlers(deps),
    ...clientHandlers(deps),
    ...clientDataHandlers(deps),
    ...retentionHandlers(deps),
    ...inboxHandlers(deps),
    ...ledgerHandlers(deps),
    ...sporenHandlers(deps),
    ...letterHandlers(deps),
    ...mailHandlers(deps),
    ...backupHandlers(deps),
    ...emergencyHandlers(deps),
    ...figureHandlers(deps),
    ...ggzHandlers(deps),
    ...householdHandlers(deps),
  };
}
