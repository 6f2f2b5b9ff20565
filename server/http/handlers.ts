import { administrationHandlers } from './administration.ts';
import { changesHandlers } from './changes.ts';
import { clientHandlers } from './clients.ts';
import { demoHandlers } from './demo.ts';
import type { Deps } from './deps.ts';
import { firstRunHandlers } from './first-run.ts';
import { fileHandlers } from './files.ts';
import { healthHandlers } from './health.ts';
import { inboxHandlers } from './inbox.ts';
import { instanceHandlers } from './instances.ts';
import { membershipHandlers } from './memberships.ts';
import type { Handlers } from './mount.ts';
import { paperHandlers } from './papers.ts';
import { settingsHandlers } from './settings.ts';
import { signInHandlers } from './sign-in.ts';

/** Every handler by the id of its route; the type checker finds one that is missing. */
export function allHandlers(deps: Deps): Handlers {
  return {
    ...healthHandlers(deps),
    ...signInHandlers(deps),
    ...firstRunHandlers(deps),
    ...demoHandlers(deps),
    ...instanceHandlers(deps),
    ...fileHandlers(deps),
    ...changesHandlers(deps),
    ...paperHandlers(deps),
    ...administrationHandlers(deps),
    ...membershipHandlers(deps),
    ...settingsHandlers(deps),
    ...clientHandlers(deps),
    ...inboxHandlers(deps),
  };
}
