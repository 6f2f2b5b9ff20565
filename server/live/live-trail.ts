import type { IncomingHttpHeaders } from 'node:http';
import { withAccess, type Access } from '../audit/access.ts';
import { pseudonymOf } from '../audit/signing.ts';
import type { Change } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';

/** What the log hears of a socket: a connection is one access whose rows are per resource and quarter of an hour. */
export type LiveTrail = {
  access(connection: { id: string; session: string; address: string; headers: IncomingHttpHeaders }): Access;
  seen(access: Access, who: Who, rows: Change[]): Promise<void>;
  refused(access: Access, who: Who, room: string): Promise<void>;
};
type Noting = { read(who: Who, rows: Change[]): Promise<void>; refuse(who: Who, room: string): Promise<void>; pseudonyms: () => Buffer };

/** Makes it of what writes the log. */
export function createLiveTrail({ read, refuse, pseudonyms }: Noting): LiveTrail {
  return {
    access({ id, session, address }) {
      const key = pseudonyms();
      // Its own row is the first of each resource: there is no answer to a request here.
      return {
        trace: id,
        route: 'live',
        point: pseudonymOf(key, address),
        // That of the sign-in, as over HTTP: the pages of one browser share the row of what they show.
        session: pseudonymOf(key, session),
        name: null,
        allowed: new Map(),
        noted: true,
        who: null,
      };
    },
    seen: (access, who, rows) => withAccess(access, () => read(who, rows)),
    refused: (access, who, room) => withAccess({ ...access, noted: false }, () => refuse(who, room)),
  };
}
