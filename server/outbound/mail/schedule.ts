const MINUTE_MS = 60_000;
/** Waits after the first, second … attempt; fixed, so that everybody can be told when the next one is. Those of DOMAIN.md 3.2 (MSG_RETRY), then longer. */
const WAITS_MIN = [5, 30, 120, 120, 240, 240, 480];
/** How long a gateway that cannot be reached is left alone. Nothing is counted against a mail meanwhile. */
const DOWN_MIN = [1, 2, 5, 10, 15];

/** When the next attempt is due; null when this was the last one. */
export function nextAttempt(attempts: number, now: string): string | null {
  const wait = WAITS_MIN[attempts - 1];
  return wait === undefined ? null : new Date(Date.parse(now) + wait * MINUTE_MS).toISOString();
}

/** When the gateway is knocked at again after so many times in vain. */
export const nextKnock = (times: number, now: string): string =>
  new Date(Date.parse(now) + (DOWN_MIN[times - 1] ?? DOWN_MIN.at(-1)!) * MINUTE_MS).toISOString();
