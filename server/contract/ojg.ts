import { boardRoute } from './caseload.ts';

/** What the OJG works with beside his tracks. */
export const ojgRoutes = {
  ojgBoard: boardRoute('ojgBoard', 'ojg', 'The OJG tracks that this viewer may see, for the board.'),
};
