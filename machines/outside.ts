/** The person of an answer that came by a one-question link: somebody outside Mekoar, of whom no more is known than the organisation that was written to. */
export const OUTSIDE = 'outside';

/** Whether an actor is a person of the directory, and neither the product itself nor somebody outside. */
export const isSomebody = (actor: string): boolean => actor !== 'system' && actor !== OUTSIDE;
