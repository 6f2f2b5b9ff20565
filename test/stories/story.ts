import type { OrganisationKey, PersonKey } from '../../db/seed/types.ts';

/** Who acts, when: a person of the demo neighbourhood, under the hat of an organisation (default: the first one). `at` is local time. */
type Act = { at: string; by: PersonKey; as?: OrganisationKey };
type Payload = Record<string, unknown>;

/**
 * One step of a story. In payloads `@petra` is a person, `@org:linde` an organisation, `#c` what an earlier step named `c`.
 * `then` is the state afterwards as a dotted path (several with a space between them), or `=`: it stands where it stood.
 */
export type StoryStep =
  /** registers somebody who is helped */
  | (Act & { client: string; with: Payload })
  | (Act & { start: string; as?: OrganisationKey; name: string; with: Payload; then?: string })
  /** names what the product made itself: a field of an instance (the last one of a list), or the newest of a machine in a case */
  | (Act & { find: string; in: [name: string, field: string] } & { of?: never })
  | (Act & { find: string; of: [machine: string, caseName: string]; in?: never })
  | (Act & { to: string; say: string; with?: Payload; then: string; /** the code of a refusal that is meant */ refused?: string })
  /** what the product says to itself, seen by this person */
  | (Act & { to: string; told: string; then: string })
  /** the clock goes to `at`, and this timer fires */
  | (Act & { to: string; timer: string; then: string })
  /** the newest letter of this instance, as this person reads it, says each of these and nothing of `lacks`; null: he sees none */
  | (Act & { to: string; letter: string[] | null; lacks?: string[] })
  /** a step of a machine that is not built yet */
  | { at: string; awaits: string; say: string };

export type Story = { id: string; title: string; steps: StoryStep[] };
export type Told = { id: string; ok: boolean; steps: number; failed: string[] };
