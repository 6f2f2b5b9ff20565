/** One program under parts/. `disk`: on which it is measured; `quick`: whether it belongs to the quick run. */
export type Part = { name: string; what: string; disk: 'simulated' | 'real' | 'none'; quick: boolean };

/** Everything that is measured, in this order. */
export const PARTS: Part[] = [
  { name: 'pure-step', what: 'G8, a pure step', disk: 'none', quick: true },
  { name: 'engine', what: 'G1 and G2, durable events', disk: 'simulated', quick: true },
  { name: 'http', what: 'G5, commands over HTTP', disk: 'simulated', quick: true },
  { name: 'live', what: 'G6, from a command to a screen', disk: 'simulated', quick: false },
  { name: 'dbos', what: 'G3, cases beside DBOS on PostgreSQL', disk: 'simulated', quick: false },
  { name: 'two-nodes', what: 'G9, two servers on one PostgreSQL', disk: 'simulated', quick: false },
  { name: 'restate', what: 'G4, cases over HTTP beside Restate', disk: 'real', quick: false },
  { name: 'scale', what: 'G7, many cases', disk: 'real', quick: false },
];
