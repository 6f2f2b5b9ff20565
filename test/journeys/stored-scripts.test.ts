import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { emailOf, makeWorld, PASSWORD, type World } from '../support/world.ts';

const RUN = 'globalThis.__ran=(globalThis.__ran||0)+1';
/** Ways in which text has become code elsewhere, each by another door. */
const CORPUS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload="${RUN}">`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin="${RUN}" attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<iframe src="javascript:parent.${RUN}">`,
  `<details open ontoggle="${RUN}">x`,
  `<video><source onerror="${RUN}">`,
  `<input autofocus onfocus="${RUN}">`,
  `<body onload="${RUN}">`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${RUN}">`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror='${RUN}'>">`,
  `"><script>${RUN}</script>`,
  `'-${RUN}-'`,
  `\`\${${RUN}}\``,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
  `javascript:${RUN}`,
  `[x](javascript:${RUN})`,
  `<a href="javascript:${RUN}" id=x>x</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">x</a>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>-->`,
  `<scr<script>ipt>${RUN}</script>`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\u003cscript\u003e${RUN}\u003c/script\u003e`,
  `＜script＞${RUN}＜/script＞`,
  `<form id=a><input name=attributes onfocus="${RUN}" autofocus>`,
  `<object data="javascript:${RUN}">`,
  `<embed src="javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<link rel=stylesheet href="javascript:${RUN}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<style>@import 'javascript:${RUN}'</style>`,
  `<x style="animation-name:a" onanimationstart="${RUN}">`,
  `<button popovertarget=x onclick="${RUN}">x`,
  `{"__html":"<img src=x onerror=${RUN}>"}`,
];

describe('what people type stays text', () => {
  let app: TestApp;
  let world: World;
  let browser: Browser;
  let joost: Visitor;
  let page: Page;
  const told: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    world = await makeWorld(app);
    joost = await signIn(app.url, 'joost');
    browser = await openBrowser();
    const context = await browser.newContext({ baseURL: app.url, locale: 'nl-NL' });
    await context.request.post('/api/auth/sign-in/email', { data: { email: emailOf('joost'), password: PASSWORD } });
    await context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`)),
    );
    page = await context.newPage();
    page.on('console', (line) => /CSP|Content Security Policy|Refused to/.test(line.text()) && told.push(line.text()));
    page.on('dialog', (dialog) => (told.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
    page.on('pageerror', (error) => told.push(`error ${error.message}`));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const visit = async (path: string, there: string) => {
    await page.goto(path);
    await page.locator(there).first().waitFor({ timeout: 60_000 });
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    return page.evaluate(() => (globalThis as { __ran?: number }).__ran ?? 0);
  };

  test('[T7] of every way to put code in a name, a note or a title none runs, and the policy of the page has nothing to refuse', async () => {
    const client = (await joost.post('/api/clients', { name: CORPUS[1], birthDate: '1944-03-02', address: CORPUS[2], carer: CORPUS[4] })).body.id;
    const made = await joost.start('case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost });
    expect(made.status).toBe(201);
    const actions = await Promise.all(CORPUS.map((text) => joost.start('action', { caseId: made.body.id, text })));
    expect(actions.filter(({ status }) => status !== 201).map(({ body }) => body)).toEqual([]);
    const meeting = await joost.start('meeting', {
      series: 'SERIES_ELDERLY',
      theme: 'ELDERLY',
      at: '2026-12-01T12:30:00.000Z',
      title: CORPUS[0],
      minutes: 60,
      participants: [],
    });
    const ran = [
      await visit('/', '.rows li'),
      await visit('/casussen', '.rows li'),
      await visit(`/casus/${made.body.id}`, '.now'),
      await visit(`/i/${actions[0].body.id}`, '.now'),
      ...(meeting.status === 201 ? [await visit(`/overleg/${meeting.body.id}`, 'main')] : []),
      await visit('/signaal', 'form.signal'),
      await visit(`/casussen?q=${encodeURIComponent(CORPUS[1])}#${encodeURIComponent(CORPUS[0])}`, 'main'),
    ];
    expect(ran).toEqual(ran.map(() => 0));
    expect(told).toEqual([]);
    // They were there to be run: the case shows what was typed, as text.
    await page.goto(`/casus/${made.body.id}`);
    await page.getByText('onerror=').first().waitFor();
    expect(await page.locator('script:not([src]), iframe, object, embed, [onerror], [onload], [onfocus]').count()).toBe(0);
  });

  test('a script that got into a page all the same is refused by its policy', async () => {
    await page.goto('/');
    await page.evaluate((code) => {
      const script = document.createElement('script');
      script.textContent = code;
      document.body.append(script);
    }, RUN);
    await expect.poll(() => told.some((line) => /script-src/.test(line))).toBe(true);
    expect(await page.evaluate(() => (globalThis as { __ran?: number }).__ran ?? 0)).toBe(0);
  });

  test('[V14.3.3] the browser keeps nothing of a client: no word in its storage, no file in its caches, no database', async () => {
    await visit('/casussen', '.rows li');
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }));
    expect(kept.local.filter((key) => !KEPT.has(key))).toEqual([]);
    expect(kept.session.filter((key) => !KEPT.has(key) && !key.startsWith('tsr-scroll'))).toEqual([]);
    expect({ caches: kept.caches, databases: kept.databases, workers: kept.workers, cookies: kept.cookies }).toEqual({
      caches: [],
      databases: [],
      workers: 0,
      cookies: '',
    });
  });
});

/** How the screen looks, never what is on it. */
const KEPT = new Set(['mekoar-locale', 'mantine-color-scheme-value']);
