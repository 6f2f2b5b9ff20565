/** It brings no types; this is as much of it as the bench uses. */
declare module 'autocannon' {
  export type Client = { setRequests(requests: { method: string; path: string; setupRequest(request: object): object }[]): void };
  type Asked = { url: string; connections: number; duration: number; setupClient(client: Client): void };
  type Answers = { latency: { p50: number; p99: number }; non2xx: number; errors: number; '2xx': number; duration: number };
  export default function autocannon(asked: Asked): Promise<Answers>;
}
