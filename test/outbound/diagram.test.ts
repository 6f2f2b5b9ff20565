import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { structure } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import { diagramSvg } from '../../server/diagram/diagram.ts';

const words = (name: string, label: string) => ({ name, states: { 'open.a': label }, events: { GO: { label: 'Ga <script>' } } });
/** A machine whose words try to break out of the picture. */
const nasty = {
  id: 'nasty',
  version: 1,
  machine: setup({ delays: { LATE: 1 } }).createMachine({
    id: 'nasty',
    type: 'parallel',
    states: {
      open: { initial: 'a', states: { a: { on: { GO: 'b' }, after: { LATE: 'b' } }, b: { type: 'final' } } },
      other: { initial: 'x', states: { x: {} } },
    },
  }),
  timers: { LATE: { anchor: 'entry', offset: 2, unit: 'wd' } },
  words: { nl: words('Naam & "x"', '</svg><script>alert(1)</script>'), en: words('Name', 'A') },
} as unknown as Track;

describe('the picture of a machine', () => {
  it('marks the present state by a border and a word, and says the same in plain text', async () => {
    const { svg, text } = await diagramSvg(nasty, ['open.a', 'other.x'], 'nl');
    expect(svg).toMatch(/class="mk-now" data-state="open\.a".*stroke-width="4"/);
    expect(svg.match(/>nu<\/text>/g)).toHaveLength(2);
    expect(text).toContain('Nu: ');
    expect(text).toContain('- Ga <script> → b');
    expect(text).toContain('- klok: na 2 werkdagen → b');
    expect((await diagramSvg(nasty, ['open.b', 'other.x'], 'en')).text).toContain('Now: b and x.');
  });

  it('escapes every word', async () => {
    const { svg } = await diagramSvg(nasty, ['open.a'], 'nl');
    expect(svg).not.toContain('<script');
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it('has the same rooms in every state, and marks another one', async () => {
    const [one, other] = [await diagramSvg(nasty, ['open.a'], 'nl'), await diagramSvg(nasty, ['open.b'], 'nl')];
    const rooms = (svg: string) => [...svg.matchAll(/data-state="([^"]*)"/g)].map(([, room]) => room);
    expect(rooms(other.svg)).toEqual(rooms(one.svg));
    expect(other.svg).not.toBe(one.svg);
  });

  it.each(tracks.map((track) => [track.id, track] as const))('draws every state of %s', async (_id, track) => {
    const { svg } = await diagramSvg(track, [], 'nl');
    for (const room of structure(track)) expect(svg).toContain(`data-state="${room.path}"`);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
