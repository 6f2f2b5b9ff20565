import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

// The package's own flags switch web security and site isolation off; tests under them would lie. Only its binary is used.
// Sliding and fading, painted without a graphics card, took more of the machine than the pages.
const FLAGS = ['--force-prefers-reduced-motion', '--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--hide-scrollbars', '--disable-gpu'];
const run = promisify(execFile);
const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
const cache = join(import.meta.dirname, '../../node_modules/.cache/mekoar/chromium-153.0.0');

/**
 * Launches a headless Chromium: the binary that CHROME names, else the one from npm, unpacked once (4 s) into node_modules/.cache.
 * On a system without the NSS libraries or fonts, those of the package are used. Throws when no browser starts.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROME;
  if (own) return chromium.launch({ executablePath: own, args: FLAGS });
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args: FLAGS });
  await unpack();
  const fonts: Record<string, string> = existsSync('/usr/share/fonts') ? {} : { FONTCONFIG_PATH: join(cache, 'fonts') };
  const env = { ...environment(), ...fonts };
  const executablePath = join(cache, 'chromium');
  return chromium.launch({ executablePath, args: FLAGS, env }).catch((error: unknown) => {
    if (!String(error).includes('shared libraries')) throw error;
    return chromium.launch({ executablePath, args: FLAGS, env: { ...env, LD_LIBRARY_PATH: join(cache, 'al2023/lib') } });
  });
}

/** Unpacks beside the place and moves whole, so that two test processes that start at once never see half a browser. */
async function unpack(): Promise<void> {
  if (existsSync(join(cache, 'chromium'))) return;
  const staging = `${cache}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  // In a process of its own: the package unpacks to the temp folder, and whoever makes one here meanwhile would find his own in the wrong place.
  const script = `import { inflate } from ${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))};
    for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(${JSON.stringify(packed)} + '/' + name);`;
  await run(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: staging } });
  try {
    renameSync(staging, cache);
  } catch (error) {
    // Somebody else was first: a folder with a browser in it cannot be replaced.
    rmSync(staging, { recursive: true });
    if (!existsSync(join(cache, 'chromium'))) throw error;
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
