import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server } from 'socket.io';
import { serve } from '../support/child.ts';

// Bare Express: reads JSON and sends it back. And bare Socket.IO: what is posted to /emit goes to everybody who is connected.
const app = express();
app.use(express.json());
app.post('/echo', (req, res) => void res.json(req.body));
const server = createServer(app);
const io = new Server(server);
app.post('/emit', (req, res) => {
  io.emit('changes', req.body);
  res.json({ ok: true });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
await serve(
  { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
  async () => ({}),
  () => io.close(),
);
