import { boardRoute } from './caseload.ts';

/** What the monthly talk of POH-GGZ and practice coach works with. */
export const ggzRoutes = {
  ggzBoard: boardRoute('ggzBoard', 'ggz', 'The people of the monthly mental-health talk whom this viewer may see.'),
};
