import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyStateMachine } from 'xstate';
import { trackById } from '../../machines/index.ts';
import { serve } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { peer, PEERS } from '../support/peer.ts';

// Restate as its package delivers it, and our own machine of an action as a service of it. Its delays stand on a year: none comes due.
const YEAR_MS = 365 * 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'mekoar-restate-'));
const [service, admin, ingress, fabric] = [await freePort(), await freePort(), await freePort(), await freePort()];

const machine = trackById('action')!.machine as AnyStateMachine;
const delays = Object.fromEntries(Object.keys(machine.implementations.delays).map((name) => [name, YEAR_MS]));
const restate = await peer('@restatedev/restate-sdk');
const { xstate } = await peer('@restatedev/xstate');
await restate.serve({ services: [xstate('action', machine.provide({ delays } as never))], port: service, logger: () => {} });

const binary = createRequire(join(PEERS, 'package.json')).resolve(`@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`);
const server = spawn(binary, ['--base-dir', join(folder, 'data'), '--node-name', 'bench'], {
  stdio: 'ignore',
  env: {
    PATH: process.env.PATH,
    DO_NOT_TRACK: '1',
    RESTATE_BIND_ADDRESS: `127.0.0.1:${fabric}`,
    RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
    RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
  },
});
await registered();

await serve(
  { url: `http://127.0.0.1:${ingress}` },
  async () => ({}),
  async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  },
);

/** It needs some seconds before it takes a service. */
async function registered(): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${admin}/deployments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ uri: `http://127.0.0.1:${service}` }),
      });
      if (answer.ok) return;
      if (tries > 60) throw new Error(await answer.text());
    } catch (error) {
      if (tries > 60) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
