import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** The built screens: files with a hash in their name for a year, every other address the page itself, which nobody may keep. */
export function clientFiles(folder: string): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (res, path) => res.set('Cache-Control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-store'),
    }),
  );
  router.get('/{*any}', (req, res, next) => {
    if (req.path.startsWith('/api/') || req.path.startsWith('/socket.io')) return next();
    res.set('Cache-Control', 'no-store').type('html');
    if (existsSync(page)) res.send(readFileSync(page, 'utf8'));
    else res.status(503).send('<!doctype html><title>Mekoar</title><p>De schermen zijn nog niet gebouwd: npm run build.</p>');
  });
  return router;
}
