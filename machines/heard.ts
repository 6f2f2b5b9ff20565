import type { Told } from './track.ts';

/**
 * An event as a function sees it that serves several events of its machine: what the engine says with every one is exact, the fields of the payload are those
 * of whichever it was. A function for one event takes that of `Said`.
 */
export type Heard = Pick<Told, 'at' | 'by' | 'fresh'> & { type: string; [field: string]: any };
