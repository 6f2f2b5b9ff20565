import type { Instance } from '../../../../server/contract/shapes.ts';

type Text = string | null;
export type RiskEntry = { at: string; by: string; level: string } & Record<string, Text>;
/** What the context of a mental-health talk holds, as this viewer may read it: every part may be absent. */
export type GgzData = {
  caseId?: Text;
  worker?: Text;
  question?: Text;
  caller?: Text;
  followUpBy?: Text;
  childCheck?: { children: string; ages: Text; whoCares: Text; worries: Text; at: string } | null;
  forms?: RiskEntry[];
  phoneLog?: { who: Text; called: Text; at: string; outcome: Text }[];
  agreements?: { text: Text; owner: string; due: Text }[];
  monitorBy?: Text;
  nextContact?: Text;
  everyWeeks?: number | null;
  warningSigns?: Text;
  whatIf?: Text;
  reviewOn?: Text;
  youthSignals?: string[];
};

export const ggzData = (instance: Instance): GgzData => instance.data as GgzData;
export const stateOf = (instance: Instance): string => instance.row.state[0] ?? '';
/** Whether this viewer may send it now, or could once it is filled in. */
export const may = (instance: Instance, type: string): boolean => instance.can.some((one) => one.type === type && one.allowed);
