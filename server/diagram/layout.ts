import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import elkModule, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import type { Arrow, Box, Chart } from './chart-graph.ts';

/** elkjs exports its class as module.exports; its types say `default`. */
const Elk = elkModule as unknown as typeof elkModule.default;

/** Height of a line of text in a box, in pixels. */
export const LINE = 16;
/** Height of a line of a note. */
export const NOTE = 14;
const SCREEN = 1400;
const CHAR = 7.1;
const LABEL_CHAR = 6.7;
const TITLE = 30;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  // The order in which the machine names its states is the order in which people tell the story.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.spacing.nodeNodeBetweenLayers': '38',
  'elk.spacing.nodeNode': '34',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};

// elkjs speaks to a browser's worker; on Node its script gets the two globals that it expects.
const BRIDGE = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.self = globalThis;
  self.postMessage = (message) => parentPort.postMessage(message);
  require(workerData);
  parentPort.on('message', (data) => self.onmessage({ data }));
`;

/**
 * Computes places for all boxes and arrows. Parts that no arrow joins (the regions of a parallel machine) are laid out apart and put in rows, for a
 * screen is scrolled down rather than sideways; each part is a child of the result, with its own boxes and arrows. Runs in a thread of its own, which ends with the layout: it takes a few hundred milliseconds in which
 * the server must go on answering.
 */
export async function layout(chart: Chart): Promise<ElkNode> {
  let thread: Worker | undefined;
  const elk = new Elk({
    workerFactory: () => {
      thread = new Worker(BRIDGE, { eval: true, workerData: createRequire(import.meta.url).resolve('elkjs/lib/elk-worker.min.js') });
      const post = thread;
      const port: any = { postMessage: (message: unknown) => post.postMessage(message), terminate: () => post.terminate() };
      post.on('message', (data) => port.onmessage?.({ data }));
      post.on('error', (error) => port.onerror?.(error));
      return port;
    },
  });
  try {
    const parts: ElkNode[] = [];
    for (const [index, part] of partsOf(chart).entries())
      parts.push(await elk.layout({ id: `part${index}`, layoutOptions: OPTIONS, children: part.boxes.map(nodeOf), edges: part.arrows.map(edgeOf) }));
    return inRows(parts);
  } finally {
    await thread?.terminate();
  }
}

/** The chart in parts, one per top box, when every arrow stays within its top box; else in one. */
function partsOf(chart: Chart): Chart[] {
  const top = (id: string) => id.split(/[.#]/)[0];
  if (chart.arrows.some((arrow) => top(arrow.from) !== top(arrow.to))) return [chart];
  return chart.boxes.map((box) => ({ boxes: [box], arrows: chart.arrows.filter((arrow) => top(arrow.from) === box.id) }));
}

/** Places parts beside each other as long as they fit in the width of the widest one (or a common screen), then below. */
function inRows(parts: ElkNode[]): ElkNode {
  const limit = Math.max(SCREEN, ...parts.map((part) => part.width ?? 0));
  let [x, y, row, width] = [0, 0, 0, 0];
  const children = parts.map((part) => {
    const [wide, high] = [part.width ?? 0, part.height ?? 0];
    if (x > 0 && x + wide > limit) [x, y, row] = [0, y + row, 0];
    const placed = { ...part, x, y };
    [x, row, width] = [x + wide, Math.max(row, high), Math.max(width, x + wide)];
    return placed;
  });
  return { id: 'root', width, height: y + row, children };
}

function nodeOf(box: Box): ElkNode {
  if (box.kind === 'begin') return { id: box.id, width: 14, height: 14 };
  if (box.children.length) {
    const top = TITLE + (box.lines.length - 1) * LINE + box.notes.length * NOTE;
    return {
      id: box.id,
      layoutOptions: { 'elk.padding': `[top=${top + 10},left=18,bottom=18,right=18]`, 'elk.direction': 'DOWN' },
      children: box.children.map(nodeOf),
    };
  }
  // Room for the word "nu" above the label, so that marking a state moves nothing.
  const widths = [...box.lines.map((line) => line.length * CHAR + 28), ...box.notes.map((note) => note.length * LABEL_CHAR + 20)];
  return { id: box.id, width: Math.max(110, ...widths), height: box.lines.length * LINE + box.notes.length * NOTE + 26 };
}

function edgeOf(arrow: Arrow): ElkExtendedEdge {
  const width = Math.max(0, ...arrow.labels.map((label) => label.length * LABEL_CHAR));
  const labels = arrow.labels.length ? [{ text: arrow.labels.join('\n'), width: width + 8, height: arrow.labels.length * 14 + 4 }] : [];
  return { id: arrow.id, sources: [arrow.from], targets: [arrow.to], labels };
}
