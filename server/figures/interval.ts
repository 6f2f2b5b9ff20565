/** A value lies between these with 95 % certainty, if chance is all there is. */
export type Interval = { low: number; high: number };

/** The 97.5th percentile of the normal distribution. */
export const Z95 = 1.959_963_984_540_054;
