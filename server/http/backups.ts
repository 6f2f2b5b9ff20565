import { backupDeskOf } from '../backup/desk.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';

/** The desk of the backups, for the functional administrator. */
export function backupHandlers(deps: Deps): Pick<Handlers, 'backups'> {
  return {
    backups: async ({ who }) => {
      const desk = await backupDeskOf(deps);
      await deps.trail.read(who, [{ type: 'backup', id: 'list' }]);
      return desk;
    },
  };
}
