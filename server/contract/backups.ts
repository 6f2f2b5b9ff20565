import { backupDesk } from './backup-shapes.ts';
import { route } from './route.ts';

/** Looking after backups; they are made and restored from a terminal or by the clock, not over the network. */
export const backupRoutes = {
  backups: route({
    id: 'backups',
    method: 'get',
    path: '/api/backups',
    summary: 'The backups that there are, when the next one is made, and whether they can be restored.',
    policy: 'admin',
    response: backupDesk,
  }),
};
