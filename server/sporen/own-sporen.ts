import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { CaseContext } from '../../machines/case/contract.ts';
import { among } from '../../db/queries/among.ts';
import { LEVELS, STEPS, SUBSTITUTES, type Level, type Sporen, type SporenSteps, type Step } from '../contract/sporen-shapes.ts';
import type { Who } from '../engine/types.ts';
import { looking, type ViewDeps } from '../views/deps.ts';
import { rowsFor } from '../views/rows.ts';

export type Asked = { from: string; until: string; theme?: string };
type Seen = { id: string; level: Level; running: boolean; context: CaseContext };

/** Cases that this viewer may open and of which he may read the steps (category r4), the newest first. */
async function casesOf(deps: ViewDeps, who: Who, { theme }: Asked): Promise<Seen[]> {
  const look = await looking(deps, who);
  let found = deps.db
    .selectFrom('boards as b')
    .select('b.id')
    .where('b.machine', '=', 'case')
    .where(deps.policy.filter(who, look.subjects, look.now));
  if (theme) found = found.where('b.theme', '=', theme);
  const ids = (await found.execute()).map((row) => row.id);
  const visible = await deps.policy.visible(deps.db, who, ids, look.now);
  const open = ids.filter((id) => visible.get(id)?.may('r4'));
  const rows = await deps.db
    .selectFrom('instances')
    .select(['id', 'status', 'state', 'context'])
    .where('id', 'in', among(deps.db, open))
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => {
    const { lifecycle, level } = JSON.parse(row.state) as { lifecycle: string; level: Level };
    return { id: row.id, level, running: row.status === 'active' && lifecycle !== 'closed', context: JSON.parse(row.context) as CaseContext };
  });
}

const stepsIn = ({ context }: Seen, { from, until }: Asked) =>
  context.scaling
    .filter((step) => dayInAmsterdam(step.at) >= from && dayInAmsterdam(step.at) <= until)
    .map((step) => ({ ...step, step: `${step.from}>${step.to}` as Step }));
const isUp = (step: Step): boolean => LEVELS.indexOf(step.split('>')[0] as Level) < LEVELS.indexOf(step.split('>')[1] as Level);

/** [I-20] the matrix over the cases that this viewer may open one by one, so nothing of it needs hiding. */
export async function ownSporen(deps: ViewDeps, who: Who, asked: Asked): Promise<Sporen> {
  const cases = await casesOf(deps, who, asked);
  const taken = cases.flatMap((one) => stepsIn(one, asked));
  const count = (step: Step) => taken.filter((one) => one.step === step).length;
  const [up, down] = [taken.filter(({ step }) => isUp(step)).length, taken.filter(({ step }) => !isUp(step)).length];
  const closed = cases.filter(
    ({ context }) => context.closedAt && dayInAmsterdam(context.closedAt) >= asked.from && dayInAmsterdam(context.closedAt) <= asked.until,
  );
  return {
    from: asked.from,
    until: asked.until,
    cases: cases.length,
    steps: Object.fromEntries(STEPS.map((step) => [step, count(step)])) as Record<Step, number>,
    up,
    down,
    net: down - up,
    substitutes: SUBSTITUTES.map((substitute) => ({ substitute, count: taken.filter((one) => !isUp(one.step) && one.substitute === substitute).length })),
    overrides: taken.filter((one) => one.override).length,
    closed: closed.length,
    neverCare: closed.filter(({ context }) => !context.scaling.some((step) => step.to === 'care' || step.from === 'care')).length,
    standing: Object.fromEntries(LEVELS.map((level) => [level, cases.filter((one) => one.running && one.level === level).length])) as Record<Level, number>,
  };
}

/** The steps behind one cell, the newest first. */
export async function ownSteps(deps: ViewDeps, who: Who, asked: Asked & { step: Step }): Promise<SporenSteps['rows']> {
  const cases = await casesOf(deps, who, asked);
  const steps = cases.flatMap((one) => stepsIn(one, asked).flatMap((step) => (step.step === asked.step ? [{ id: one.id, step }] : [])));
  const rows = new Map((await rowsFor(deps, who, [...new Set(steps.map(({ id }) => id))])).map((row) => [row.id, row]));
  const texts = await deps.engine.vault.read(steps.flatMap(({ step }) => [step.reason, step.expected].flatMap((ref) => ref ?? [])));
  return steps
    .flatMap(({ id, step }) => {
      const row = rows.get(id);
      if (!row) return [];
      const { at, by, reason, expected, override } = step;
      const substitute = SUBSTITUTES.find((one) => one === step.substitute) ?? 'NONE';
      return [{ row, on: dayInAmsterdam(at), by, reason: texts.get(reason ?? '') ?? null, expected: texts.get(expected ?? '') ?? null, substitute, override }];
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1));
}
