/** The reference: what a few people may say about one worry and what comes of it, written by hand from the handbook's picture and from nothing in machines/. */
export type About = 'signal' | 'case' | 'consent';
export type Sayer = 'petra' | 'marieke';
export type Model = {
  signal: 'none' | 'draft' | 'submitted' | 'triaging' | 'infoRequested' | 'accepted' | 'dismissed';
  lifecycle: 'none' | 'triage' | 'consentPending' | 'exploration' | 'planning' | 'awaitingMdo';
  sharing: 'unknown' | 'asked' | 'granted' | 'refused' | 'withdrawn';
  consent: 'none' | 'notAsked' | 'requested' | 'active' | 'refused' | 'withdrawn';
};
export const beginning = (): Model => ({ signal: 'none', lifecycle: 'none', sharing: 'unknown', consent: 'none' });

type Rule = { about: About; from: string[]; to: (model: Model) => Partial<Model>; inChargeOnly?: true };
const answered = (model: Model): Partial<Model> => (model.lifecycle === 'consentPending' ? { lifecycle: 'exploration' } : {});

/** Event → where it may be said, and what it changes. */
export const RULES: Record<string, Rule> = {
  SUBMIT: { about: 'signal', from: ['draft'], to: () => ({ signal: 'submitted' }) },
  TAKE_TRIAGE: { about: 'signal', from: ['submitted'], to: () => ({ signal: 'triaging' }), inChargeOnly: true },
  REQUEST_INFO: { about: 'signal', from: ['triaging'], to: () => ({ signal: 'infoRequested' }), inChargeOnly: true },
  INFO_PROVIDED: { about: 'signal', from: ['infoRequested'], to: () => ({ signal: 'triaging' }) },
  DISMISS: { about: 'signal', from: ['triaging'], to: () => ({ signal: 'dismissed' }), inChargeOnly: true },
  ACCEPT: { about: 'signal', from: ['triaging'], to: () => ({ signal: 'accepted', lifecycle: 'triage', consent: 'notAsked' }), inChargeOnly: true },
  TRIAGE_DECIDED: { about: 'case', from: ['triage'], to: () => ({ lifecycle: 'consentPending' }), inChargeOnly: true },
  EXPLORATION_COMPLETED: { about: 'case', from: ['exploration'], to: () => ({ lifecycle: 'planning' }), inChargeOnly: true },
  REQUEST_MDO: { about: 'case', from: ['planning'], to: () => ({ lifecycle: 'awaitingMdo' }) },
  ASK: { about: 'consent', from: ['notAsked', 'refused', 'withdrawn'], to: () => ({ consent: 'requested', sharing: 'asked' }) },
  GRANT: { about: 'consent', from: ['requested'], to: (model) => ({ consent: 'active', sharing: 'granted', ...answered(model) }) },
  REFUSE: { about: 'consent', from: ['requested'], to: (model) => ({ consent: 'refused', sharing: 'refused', ...answered(model) }) },
  WITHDRAW: { about: 'consent', from: ['active'], to: () => ({ consent: 'withdrawn', sharing: 'withdrawn' }) },
};

export const stateOf = (model: Model, about: About): string => (about === 'case' ? model.lifecycle : model[about]);

/** Events that the model lets through now, and by whom. */
export const possible = (model: Model): { type: string; by: Sayer }[] =>
  (['petra', 'marieke'] as const).flatMap((by) =>
    Object.keys(RULES).flatMap((type) => (expected(model, type, by).statuses.includes(200) ? [{ type, by }] : [])),
  );

/** What the server must answer. Who reported it joins the team, and may say there what is not for triage or whoever is in charge. */
export function expected(model: Model, type: string, by: Sayer): { statuses: number[]; next: Model } {
  const { about, from, to, inChargeOnly } = RULES[type];
  // What is not sent yet is its writer's own.
  if (by === 'petra' && about === 'signal' && model.signal === 'draft') return { statuses: [404], next: model };
  if (!from.includes(stateOf(model, about))) return { statuses: [409], next: model };
  if (by === 'marieke' && inChargeOnly) return { statuses: [403], next: model };
  return { statuses: [200], next: { ...model, ...to(model) } };
}
