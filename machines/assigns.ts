import { assign } from 'xstate';

/** What a keeping function sees; `params` come from the transition that names it. */
export type Keeping<C> = (args: { context: C; event: any }, params?: any) => Partial<C>;

/** Turns pure functions (context and event in, changed fields out) into named assign actions for `setup`. */
export function assigns<C, const K extends Record<string, Keeping<C>>>(keep: K): Record<keyof K & string, () => void> {
  const made = Object.entries(keep).map(([name, change]) => [
    name,
    assign(({ context, event }: any, params: any) => change({ context, event }, params) as any),
  ]);
  return Object.fromEntries(made) as Record<keyof K & string, () => void>;
}
