/** Word beginnings of 2 to 12 letters, without accents, so that "vries" and "vri" both find "De Vries". */
export function searchWords(text: string): string[] {
  const beginnings = new Set<string>();
  for (const word of plainWords(text)) for (let length = 2; length <= Math.min(word.length, 12); length++) beginnings.add(word.slice(0, length));
  return [...beginnings];
}

/** The words of a query, each cut to 12 letters as the index has them; single letters find nothing. */
export function queryWords(text: string): string[] {
  return plainWords(text)
    .filter((word) => word.length > 1)
    .map((word) => word.slice(0, 12));
}

function plainWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
