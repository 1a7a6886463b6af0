import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { guardedLookup, isLocalHost, REFUSED_ADDRESS } from './guarded-lookup.ts';

export interface Posted {
  status: number;
  body: string;
}

const PATIENCE = 10_000;
/** A robot's answer is a line; nobody makes us read more. */
const LONGEST_ANSWER = 64 * 1024;

/**
 * Posts JSON and reads the answer, ten seconds for all of it. Never follows a redirect, which could lead anywhere.
 * @throws where there was no answer, or the address may not be posted to.
 */
export function post(
  address: string,
  json: string,
  headers: Record<string, string>,
  { local, patience = PATIENCE }: { local: boolean; patience?: number },
): Promise<Posted> {
  const url = new URL(address);
  if (!local && isLocalHost(url.hostname)) return Promise.reject(new Error(REFUSED_ADDRESS));
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(json),
        'user-agent': 'nianbao',
        ...headers,
      },
      agent: false,
      ...(local ? {} : { lookup: guardedLookup }),
    });
    const late = setTimeout(() => sent.destroy(new Error(`${patience / 1000} 秒内没有答复`)), patience);
    sent.on('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length <= LONGEST_ANSWER) chunks.push(chunk);
        else answer.destroy();
      });
      answer.on('error', reject);
      answer.on('close', () => {
        clearTimeout(late);
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.end(json);
  });
}
