/** Shorter names look too much like those of other programs. */
const LEAST_LENGTH = 7;

/** Names in the environment that are one slip away from a setting that was not given: `DATABSE_URL` → DATABASE_URL. */
export function misspelled(given: readonly string[], settings: readonly string[]): { name: string; meant: string }[] {
  const absent = settings.filter((name) => name.length >= LEAST_LENGTH && !given.includes(name));
  return given.flatMap((name) => {
    if (settings.includes(name)) return [];
    const meant = absent.find((setting) => isOneSlip(name.toUpperCase(), setting));
    return meant ? [{ name, meant }] : [];
  });
}

/** Equal but for one letter too many, too few or other, or two that changed places. */
function isOneSlip(one: string, two: string): boolean {
  if (Math.abs(one.length - two.length) > 1) return false;
  let [from, end] = [0, 0];
  while (from < one.length && one[from] === two[from]) from++;
  while (end < Math.min(one.length, two.length) - from && one.at(-1 - end) === two.at(-1 - end)) end++;
  const [a, b] = [one.slice(from, one.length - end), two.slice(from, two.length - end)];
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);
}
