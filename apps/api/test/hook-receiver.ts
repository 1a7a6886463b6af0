import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An HTTP server that keeps what is posted to it and answers as it is told; `null` never answers. */
export interface HookReceiver {
  url: string;
  received: Received[];
  answer: { status: number; body?: string; headers?: Record<string, string> } | null;
  close: () => Promise<void>;
}

export async function aHookReceiver(): Promise<HookReceiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    receiver.received.push({
      url: new URL(request.url ?? '/', receiver.url),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (receiver.answer === null) return;
    response.writeHead(receiver.answer.status, receiver.answer.headers).end(receiver.answer.body ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: HookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: { status: 200, body: '{"errcode":0,"errmsg":"ok"}' },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
