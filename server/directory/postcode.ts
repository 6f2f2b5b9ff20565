/** `9799 na` → `9799NA`; null when it is no Dutch postcode. Four digits alone are the whole of that number: see `postcodeEnds`. */
export function postcodeOf(text: string): string | null {
  const found = /^\s*([1-9]\d{3})\s*([a-z]{2})\s*$/i.exec(text);
  return found ? `${found[1]}${found[2].toUpperCase()}` : null;
}

/** The first and the last postcode that a text means: `9799` is 9799AA to 9799ZZ. Null when it is none. */
export function postcodeEnds(text: string): { first: string; last: string } | null {
  const whole = postcodeOf(text);
  if (whole) return { first: whole, last: whole };
  const digits = /^\s*([1-9]\d{3})\s*$/.exec(text)?.[1];
  return digits ? { first: `${digits}AA`, last: `${digits}ZZ` } : null;
}

/** The postcode within a question that says more: `wie is er voor 9799 NA`. */
export const postcodeIn = (text: string): string | null => {
  const found = /\b[1-9]\d{3}\s?[a-z]{2}\b/i.exec(text);
  return found ? postcodeOf(found[0]) : null;
};
