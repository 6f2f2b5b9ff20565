import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import elkModule, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import type { Arrow, Box, Chart } from './chart-graph.ts';

/** elkjs exports its class as module.exports; its types say `default`. */
const Elk = elkModule as unknown as typeof elkModule.default;

/** Height of a line of text in a box, in pixels. */
export const LINE = 16;
const CHAR = 7.1;
const LABEL_CHAR = 6.2;
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
 * Computes places for all boxes and arrows. Runs in a thread of its own, which ends with the layout: it takes a few hundred milliseconds in which
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
    return await elk.layout({ id: 'root', layoutOptions: OPTIONS, children: chart.boxes.map(nodeOf), edges: chart.arrows.map(edgeOf) });
  } finally {
    await thread?.terminate();
  }
}

function nodeOf(box: Box): ElkNode {
  if (box.kind === 'begin') return { id: box.id, width: 14, height: 14 };
  if (box.children.length) {
    const top = TITLE + (box.lines.length - 1) * LINE;
    return { id: box.id, layoutOptions: { 'elk.padding': `[top=${top + 10},left=18,bottom=18,right=18]`, 'elk.direction': 'DOWN' }, children: box.children.map(nodeOf) };
  }
  // Room for the word "nu" above the label, so that marking a state moves nothing.
  return { id: box.id, width: Math.max(110, ...box.lines.map((line) => line.length * CHAR + 28)), height: box.lines.length * LINE + 26 };
}

function edgeOf(arrow: Arrow): ElkExtendedEdge {
  const width = Math.max(0, ...arrow.labels.map((label) => label.length * LABEL_CHAR));
  const labels = arrow.labels.length ? [{ text: arrow.labels.join('\n'), width: width + 8, height: arrow.labels.length * 14 + 4 }] : [];
  return { id: arrow.id, sources: [arrow.from], targets: [arrow.to], labels };
}
