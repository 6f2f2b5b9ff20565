import { join } from 'node:path';
import { atLeast, atMost, median, rounded, type Figure } from '../figure.ts';
import { child, type Child } from '../support/child.ts';
import type { Measured } from '../support/closed-loop.ts';
import { part } from '../support/part.ts';

type Look = { page: Measured; one: Measured; many: Measured; rss: number };
type Size = { count: number; at: Child; looks: Look[] };

/** G7: the product with more and more cases, each size in a process of its own, looked at in turn. */
await part(async ({ quick, million, rounds, say }) => {
  const counts = quick ? [1000, 10_000] : [1000, 10_000, 100_000, ...(million ? [1_000_000] : [])];
  const sizes: Size[] = [];
  try {
    for (const count of counts) sizes.push({ count, at: await child(join(import.meta.dirname, '../servers/size.ts'), [String(count)]), looks: [] });
    for (const { at } of sizes) await at.ask({ seconds: quick ? 1 : 2 });
    for (let round = 0; round < rounds; round++) for (const size of sizes) size.looks.push((await size.at.ask({ seconds: quick ? 1.5 : 6 })) as Look);
  } finally {
    for (const { at } of sizes) await at.stop();
  }
  for (const size of sizes) say({ id: 'G7', fact: `${named(size.count)} cases`, values: summary(size) });
  const [small, large] = [sizes[0], sizes[sizes.length - 1]];
  const compare = (name: string, unit: string, of: (look: Look) => number) => ({
    id: `G7 ${name}`,
    name: `${name}, ${named(large.count)} cases`,
    unit: `${unit}, beside ${named(small.count)}`,
    ours: large.looks.map(of),
    other: small.looks.map(of),
  });
  const figures: Figure[] = [
    atMost(
      compare('page of a caseload, p50', 'ms', (look) => look.page.p50),
      1.5,
    ),
    atMost(
      compare('one event at a time, p50', 'ms', (look) => look.one.p50),
      1.5,
    ),
    atLeast(
      compare('events, 32 at a time', 'events/s', (look) => look.many.perSecond),
      0.4,
    ),
    atMost(
      compare('memory', 'MB', (look) => look.rss),
      2.5,
    ),
  ];
  figures.forEach(say);
});

function summary({ count, at, looks }: Size): Record<string, number> {
  const middle = (of: (look: Look) => number) => rounded(median(looks.map(of)));
  return {
    cases: count,
    'database MB': at.said.megabytes,
    'page p50 ms': middle((look) => look.page.p50),
    'page p99 ms': middle((look) => look.page.p99),
    'event p50 ms': middle((look) => look.one.p50),
    'event p99 ms': middle((look) => look.one.p99),
    'events/s, 32 at a time': middle((look) => look.many.perSecond),
    'p99 ms, 32 at a time': middle((look) => look.many.p99),
    'memory MB': middle((look) => look.rss),
  };
}

function named(count: number): string {
  return count.toLocaleString('en-GB');
}
