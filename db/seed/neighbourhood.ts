import { dementiaCaseload } from './dossiers/dementia-caseload.ts';
import { elderlyEarlier } from './dossiers/elderly-earlier.ts';
import { elderlyToday } from './dossiers/elderly-today.ts';
import { mentalHealth } from './dossiers/mental-health.ts';
import { youthAndHome } from './dossiers/youth-and-home.ts';
import { youthCaseload } from './dossiers/youth-caseload.ts';
import { liaisons } from './liaisons.ts';
import { meetings } from './meetings.ts';
import { onCall } from './on-call.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';
import { withTracks } from './tracks.ts';

/** The moment at which the demo opens: ten minutes before the meeting, on a Tuesday. */
export const DEMO_STARTS_AT = '2026-11-24T12:20';

/** The whole fictional neighbourhood, as plain data. */
export const neighbourhood = {
  organisations,
  people,
  onCall,
  meetings: [...liaisons, ...meetings],
  dossiers: withTracks([...elderlyToday, ...elderlyEarlier, ...dementiaCaseload, ...mentalHealth, ...youthAndHome, ...youthCaseload]),
};
