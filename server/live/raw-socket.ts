/** As much of an Engine.IO connection as its guard needs. */
export type RawSocket = {
  on(event: 'packet' | 'close', listener: () => void): unknown;
  close(discard?: boolean): unknown;
};
