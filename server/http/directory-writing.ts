import { areaAndFaceHandlers } from './directory-areas.ts';
import { directoryEndingHandlers } from './directory-endings.ts';
import { hatDetailsHandlers } from './directory-hat-details.ts';
import { placeOffersHandlers } from './directory-offers.ts';
import { placeDetailsHandlers } from './directory-place-details.ts';
import type { Deps } from './deps.ts';

/** Writing down who is who. */
export const directoryWritingHandlers = (deps: Deps) => ({
  ...hatDetailsHandlers(deps),
  ...placeDetailsHandlers(deps),
  ...placeOffersHandlers(deps),
  ...areaAndFaceHandlers(deps),
  ...directoryEndingHandlers(deps),
});
