import { welfare } from '../test/support/welfare/index.ts';
import { benchEngine } from './engine.ts';
import type { Figure } from './figure.ts';
import { benchPureStep } from './pure-step.ts';

const quick = process.argv.includes('--quick');
const json = process.argv.includes('--json');

/** `npm run bench -- [--json] [--quick]`: every figure beside its limit or peer, measured in this run. */
const input = { caseId: '0190e000-0000-7000-8000-000000000001', wish: 'Weer eens zingen', coach: '0190e000-0000-7000-8000-000000000002' };
const told = { at: '2026-11-24T09:00:00.000Z', by: { person: 'p', roles: ['ANY_PRO'] }, facts: {}, fresh: '', self: 's' };
const figures: Figure[] = [
  benchPureStep(welfare, { ...input, ...told }, { type: 'INTRODUCE', ...told } as { type: string }, quick ? 5 : 15, quick ? 5000 : 20_000),
  ...(await benchEngine(welfare, input, { type: 'ATTEND', payload: {} }, { type: 'INTRODUCE', payload: {} }, quick ? 2 : 8)),
];
for (const figure of figures) print(figure);

function print(figure: Figure): void {
  console.log(
    json
      ? JSON.stringify(figure)
      : `${figure.ok ? 'ok  ' : 'MISS'} ${figure.name}: ${figure.ours} / ${figure.other} = ${figure.ratio} (goal ${figure.goal}; ${figure.unit})`,
  );
}
