import { k01 } from './k01-keys.ts';
import { lt5 } from './lt5-storm.ts';
import { r01 } from './r01-kill.ts';
import { r02 } from './r02-postgres.ts';
import { r03 } from './r03-power-loss.ts';
import { r04 } from './r04-io-errors.ts';
import { r05 } from './r05-disk-full.ts';
import { r06 } from './r06-busy.ts';
import { r07 } from './r07-restore.ts';
import { r07PointInTime } from './r07-point-in-time.ts';
import { r08 } from './r08-backup.ts';
import { r10 } from './r10-model.ts';
import { r11 } from './r11-simulation.ts';
import { r12 } from './r12-replay.ts';
import { r14 } from './r14-races.ts';
import { r13 } from './r13-upgrade.ts';
import { r15 } from './r15-mail.ts';
import { r16 } from './r16-resend.ts';
import { r19 } from './r19-fan-out.ts';
import { r20 } from './r20-matrix.ts';
import { r21 } from './r21-doors.ts';
import { r22 } from './r22-emergency.ts';
import { r23 } from './r23-withdrawal.ts';
import { r24 } from './r24-canary.ts';
import { r25 } from './r25-complete.ts';
import { r26 } from './r26-tamper.ts';
import { r27 } from './r27-erasure.ts';
import { r28 } from './r28-disclosure.ts';
import { r29 } from './r29-fuzz.ts';
import { r30 } from './r30-sockets.ts';
import { r31 } from './r31-clock.ts';
import type { TrustTest } from './trust-test.ts';

/** All tests of `npm run trust`, in the order in which they run. */
export const trustTests: TrustTest[] = [
  r01,
  r02,
  r03,
  r04,
  r05,
  r06,
  r07,
  r07PointInTime,
  r08,
  r10,
  r11,
  r12,
  r13,
  r14,
  r15,
  r16,
  r19,
  r20,
  r21,
  r22,
  r23,
  r24,
  r25,
  r26,
  r27,
  r28,
  r29,
  r30,
  r31,
  lt5,
  k01,
];
