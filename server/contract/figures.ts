import { z } from 'zod';
import { figureEntries, figureGroup, figurePage, figureUnit, newEntry } from './figures-shapes.ts';
import { route } from './route.ts';
import { made } from './session.ts';
import { row } from './shapes.ts';

const published = z.object({ group: figureGroup.default('feedback'), unit: figureUnit.default('all') });
/** Any days: what is counted are cases that one may open one by one. */
const own = z.object({
  group: figureGroup.default('feedback'),
  from: z.iso.date(),
  until: z.iso.date(),
  grain: z.enum(['month', 'quarter', 'whole']).default('month'),
});

/** The figures of DOMAIN.md 6. Who gets which numbers is for server/figures/audience.ts; what leaves was published with small numbers hidden, or is one's own. */
export const figureRoutes = {
  figures: route({
    id: 'figures',
    method: 'get',
    path: '/api/figures',
    summary: 'Figures by quarter and year as they were published; small numbers, and what would give them away, are hidden.',
    policy: 'signed-in',
    query: published,
    response: figurePage,
  }),
  figuresCsv: route({
    id: 'figuresCsv',
    method: 'get',
    path: '/api/figures/export.csv',
    summary: 'The same as CSV.',
    policy: 'signed-in',
    query: published,
    response: { file: 'text/csv' },
  }),
  ownFigures: route({
    id: 'ownFigures',
    method: 'get',
    path: '/api/figures/own',
    summary: 'The same figures over what I may see myself, for any days.',
    policy: 'content',
    query: own,
    response: figurePage,
  }),
  figureCases: route({
    id: 'figureCases',
    method: 'get',
    path: '/api/figures/cases',
    summary: 'What one of my own figures is made of, as far as I may see it.',
    policy: 'content',
    query: z.object({ figure: z.string().max(10), line: z.string().max(40), from: z.iso.date(), until: z.iso.date() }),
    response: z.object({ rows: z.array(row.extend({ on: z.string(), counts: z.boolean(), measured: z.number().nullable() })), total: z.number() }),
  }),
  figureEntries: route({
    id: 'figureEntries',
    method: 'get',
    path: '/api/figures/entries',
    summary: 'What was entered by hand: registered youth, baseline of referrals.',
    policy: 'signed-in',
    response: figureEntries,
  }),
  enterFigure: route({
    id: 'enterFigure',
    method: 'post',
    path: '/api/figures/entries',
    summary: 'Enter a number that no history knows.',
    policy: 'signed-in',
    key: true,
    status: 201,
    body: newEntry,
    response: made,
  }),
};
