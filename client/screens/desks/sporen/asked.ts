/** Which days, and which theme; empty is all. */
export type SporenAsked = { from: string; until: string; theme: string };

/** The question in an address. */
export const paramsOf = (asked: SporenAsked): string => new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
