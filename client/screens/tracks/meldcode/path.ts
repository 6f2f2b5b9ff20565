import type { Instance } from '../../../../server/contract/shapes.ts';

type Text = string | null;
export type MeldcodeData = {
  worker: Text;
  involved: string[];
  pace: string;
  signs: Text;
  consulted: { who: string; withWhom: Text; at: string } | null;
  weighed: ({ because: Text; at: string; by: string } & Record<string, Text>) | null;
  decision: 'REPORT' | 'HELP' | null;
  call: { who: Text; called: Text; at: string; outcome: Text } | null;
  steps: { step: string; at: string; by: string }[];
  notes: { at: string; by: string; event: string; text: Text }[];
};

export const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;
export type Step = (typeof STEPS)[number];
/** Which events take a step. */
const TAKES: Record<Step, readonly string[]> = {
  step1: ['MAPPED'],
  step2: ['CONSULTED'],
  step3: ['TALKED', 'TALK_NOT_SAFE'],
  step4: ['SUSPICION', 'NO_SUSPICION'],
  step5: ['DECIDE_REPORT', 'DECIDE_HELP'],
};
export type StepView = { step: Step; is: 'done' | 'now' | 'later' | 'skipped'; event: string | null; at: string | null; by: string | null; text: Text };

export const dataOf = (instance: Instance): MeldcodeData => instance.data as unknown as MeldcodeData;

/** The five steps as they stand: what was recorded at each, which is the present one, and which were passed because somebody is unsafe now. */
export function pathOf(state: string, data: MeldcodeData): StepView[] {
  const acute = data.steps.some(({ step }) => step === 'ACUTE_UNSAFE');
  return STEPS.map((step) => {
    const taken = data.steps.find((one) => TAKES[step].includes(one.step));
    const note = taken && data.notes.find((one) => one.event === taken.step);
    const text = taken?.step === 'MAPPED' ? data.signs : (note?.text ?? null);
    const is = taken ? 'done' : state === step ? 'now' : acute ? 'skipped' : state.startsWith('step') ? 'later' : 'skipped';
    return { step, is, event: taken?.step ?? null, at: taken?.at ?? null, by: taken?.by ?? null, text };
  });
}

/** Steps after the end without a suspicion were never due. */
export const isShown = (view: StepView, state: string): boolean => !(state === 'closedNoSuspicion' && view.is === 'skipped');
export const may = (instance: Instance, type: string): boolean => instance.can.some((one) => one.type === type && one.allowed);
