/** Names of columns as a statement lists them; those of the sign-in library have capitals and need the quotes. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
