import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Locale, Track } from '../../machines/track.ts';
import { chartGraph, type Chart } from './chart-graph.ts';
import { chartText } from './chart-text.ts';
import { draw } from './draw.ts';
import { layout } from './layout.ts';

const NOW = { nl: 'nu', en: 'now' } as const;
/** One layout per machine, version and language: a few dozen at most. */
const layouts = new Map<string, Promise<{ chart: Chart; placed: ElkNode }>>();

/**
 * The picture of a machine with the present states marked, and the same in plain words.
 * In: a track, dotted paths of the active states (leaf paths are enough), a language. Throws only when the layout thread does.
 */
export async function diagramSvg(track: Track, activePaths: string[], locale: Locale): Promise<{ svg: string; text: string }> {
  const active = withParents(activePaths);
  const { chart, placed } = await laidOut(track, locale);
  const text = chartText(track, [...active], locale);
  const svg = draw(chart, placed, { active, now: NOW[locale], title: track.words[locale].name, description: text });
  return { svg, text };
}

function laidOut(track: Track, locale: Locale) {
  const key = `${track.id} ${track.version} ${locale}`;
  let known = layouts.get(key);
  if (!known) {
    const chart = chartGraph(track, locale);
    known = layout(chart).then((placed) => ({ chart, placed }));
    known.catch(() => layouts.delete(key));
    layouts.set(key, known);
  }
  return known;
}

function withParents(paths: string[]): Set<string> {
  return new Set(paths.flatMap((path) => path.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'))));
}
