import type { z } from 'zod';

/**
 * Who may call a route at all; what he may see or do there is decided by the engine and the policy per object.
 * `content`: a professional with a hat that may see clients; `admin`: the functional administrator;
 * `audit`: whoever may read a log (his own cases, or the privacy officer); `demo` and `demo-clock`: not there otherwise (404);
 * `answer-link`: whoever holds a one-question link; the link is judged in server/external-answer/link.ts and opens nothing else;
 * `second-factor`: also whoever gave only the first factor, and nothing else lets him in; `oversight`: administrator or privacy officer.
 */
export type RoutePolicy = 'public' | 'answer-link' | 'signed-in' | 'content' | 'admin' | 'audit' | 'oversight' | 'second-factor' | 'demo' | 'demo-clock';

/** One route as data: the Express router, the OpenAPI document and the access tests are all made from it. */
export type Route = {
  id: string;
  method: 'get' | 'post';
  /** Express path */
  path: string;
  summary: string;
  policy: RoutePolicy;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** an Idempotency-Key is required */
  key?: true;
  /** the second factor must have been given within five minutes (step-up); passes in a demonstration */
  fresh?: true;
  /** If-Match with a rev is understood */
  ifMatch?: true;
  status?: 200 | 201;
  /** what is sent; fields that the schema does not name are cut off. A media type means bytes. */
  response: z.ZodType | { file: string };
};

/** Keeps the exact types of a route, so that its handler is checked against them. */
export function route<const R extends Route>(data: R): R {
  return data;
}

type Out<S, Else> = S extends z.ZodType ? z.output<S> : Else;
/** Bytes, for routes whose response is a file. */
export type File = { type: string; body: Uint8Array | string; name?: string };
export type ParamsOf<R extends Route> = Out<R['params'], Record<string, never>>;
export type QueryOf<R extends Route> = Out<R['query'], Record<string, never>>;
export type BodyOf<R extends Route> = Out<R['body'], undefined>;
export type ResponseOf<R extends Route> = R['response'] extends z.ZodType ? z.input<R['response']> : File;
