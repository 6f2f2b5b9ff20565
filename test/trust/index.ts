import { r01 } from './r01-kill.ts';
import { r02 } from './r02-postgres.ts';
import { r03 } from './r03-power-loss.ts';
import { r05 } from './r05-disk-full.ts';
import { r06 } from './r06-busy.ts';
import { r11 } from './r11-simulation.ts';
import { r12 } from './r12-replay.ts';
import { r16 } from './r16-resend.ts';
import { r20 } from './r20-matrix.ts';
import type { TrustTest } from './trust-test.ts';

/** All tests of `npm run trust`, in the order in which they run. */
export const trustTests: TrustTest[] = [r01, r02, r03, r05, r06, r11, r12, r16, r20];
