import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { tracks } from '../../machines/index.ts';
import type { Track } from '../../machines/track.ts';
import type { Route } from '../contract/route.ts';
import { routes } from '../contract/routes.ts';
import { problem } from '../contract/shapes.ts';

/** What a contract notes for forms and for encryption, under names that OpenAPI leaves to us. */
const OWN_NOTES = { personal: 'x-personal', long: 'x-long', pick: 'x-pick' } as const;
const ONE_OF = new Set(['StartBody', 'EventBody']);

/** OpenAPI 3.1 of every route and of what every installed machine takes, made from the same schemas that judge the requests. */
export function openApiDocument(installed: readonly Track[] = tracks): Record<string, unknown> {
  const bodies = machineBodies(installed);
  const paths: ZodOpenApiPathsObject = {};
  for (const route of Object.values<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, bodies) };
  }
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Mekoar',
        version: '0.1.0',
        description: 'Signals, cases, consent and meetings of a neighbourhood team. Errors are problem documents (RFC 9457).',
      },
      paths,
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mekoar.session_token' } } },
    },
    {
      override: ({ jsonSchema, zodSchema }) => {
        const schema = jsonSchema as Record<string, unknown>;
        for (const [from, to] of Object.entries(OWN_NOTES)) if (from in schema) [schema[to], schema[from]] = [schema[from], undefined];
        for (const from of Object.keys(OWN_NOTES)) if (schema[from] === undefined) delete schema[from];
        const id = z.globalRegistry.get(zodSchema as unknown as z.ZodType)?.id;
        if (id && ONE_OF.has(id) && schema.anyOf) [schema.oneOf, schema.anyOf] = [schema.anyOf, undefined];
        if (schema.anyOf === undefined) delete schema.anyOf;
      },
    },
  );
  return JSON.parse(JSON.stringify(document));
}

type Bodies = { start?: z.ZodType; send?: z.ZodType };

/** The bodies of start and send as one of what the machines take: `signal.start`, `signal.SUBMIT` … */
function machineBodies(installed: readonly Track[]): Bodies {
  const starts = installed.map((track) => z.object({ machine: z.literal(track.id), input: track.contract.input }).meta({ id: `${track.id}.start` }));
  const events = installed.flatMap((track) =>
    Object.entries(track.contract.events).map(([type, payload]) => z.object({ type: z.literal(type), ...payload.shape }).meta({ id: `${track.id}.${type}` })),
  );
  if (starts.length === 0) return {};
  return { start: z.union(starts).meta({ id: 'StartBody' }), send: z.union(events).meta({ id: 'EventBody' }) };
}

function operation(route: Route, bodies: Bodies): ZodOpenApiOperationObject {
  const body = (route.id === 'start' && bodies.start) || (route.id === 'send' && bodies.send) || route.body;
  const headers: Record<string, z.ZodType> = {};
  if (route.key) headers['Idempotency-Key'] = z.string().min(1).max(200);
  if (route.ifMatch) headers['If-Match'] = z.string().optional();
  const requestParams = {
    ...(route.params ? { path: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
    ...(Object.keys(headers).length ? { header: z.object(headers) } : {}),
  };
  const content = 'file' in route.response ? { [route.response.file]: { schema: z.string() } } : { 'application/json': { schema: route.response } };
  return {
    operationId: route.id,
    summary: route.summary,
    ...(Object.keys(requestParams).length ? { requestParams } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [String(route.status ?? 200)]: { description: 'Done.', content },
      default: { description: 'Refused, with the reason.', content: { 'application/problem+json': { schema: problem } } },
    },
    ...(route.policy === 'public' || route.policy.startsWith('demo') ? {} : { security: [{ session: [] }] }),
    'x-policy': route.policy,
  };
}
