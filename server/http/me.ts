import type { Me } from '../contract/shapes.ts';
import type { Deps } from './deps.ts';
import type { Session } from './session.ts';

/** Who somebody is, as his screens get it. */
export function meOf(deps: Deps, session: Session): Me {
  return {
    person: session.person,
    memberships: session.memberships,
    hat: session.who.hat,
    roles: session.who.roles,
    demo: deps.demo,
    manualClock: deps.clock.manual,
    clockRuns: !deps.clock.manual || deps.clock.running === true,
    now: deps.clock.now().toISOString(),
  };
}
