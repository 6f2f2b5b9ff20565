import { buildClient } from './build-client.ts';

// `npm start`: the product for real use. Settings come from the environment (docs/running.md).
await buildClient();
await import('../main.ts');
