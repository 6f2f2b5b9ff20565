/** Where a built machine knowingly says something else than DOMAIN.md section 3. `what` is a line of the comparison; `*` stands for any text. */
export type Deviation = { machine: string; what: string; reason: string };
