import type { ReactNode } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useSentences } from '../words/sentences.ts';
import { NextSteps, type NextStepsProps } from './next-steps.tsx';
import { Withheld } from './withheld.tsx';

/** The sentence of now on a screen whose forms stand below it: buttons only for what has no form of its own, and none of them is no dead end. */
export function NowCard({ instance, steps = {}, children }: { instance: Instance; steps?: Omit<NextStepsProps, 'instance'>; children?: ReactNode }) {
  const { t, nowSentence } = useSentences();
  const left = instance.can.some(({ type, allowed }) => allowed && !steps.hide?.includes(type));
  return (
    <section className="card stack" aria-label={t('steps.title')}>
      <p className="now">{nowSentence(instance)}</p>
      {children}
      {left && <NextSteps instance={instance} {...steps} />}
      <Withheld categories={instance.withheld} />
    </section>
  );
}
