import type { Role } from './roles.ts';

/** The `meta` of a transition: who may say it; single roles and groups of roles may be mixed. */
export const by = (...roles: readonly (Role | readonly Role[])[]) => ({ by: roles.flat() as Role[] });
