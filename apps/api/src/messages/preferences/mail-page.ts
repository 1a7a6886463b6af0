import type { FastifyReply } from 'fastify';

/** Only once there is something to show: a refusal is no page. */
export const asPage = (reply: FastifyReply) =>
  reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store');

/** A page to which a mail leads, for somebody who is not signed in. */
export const page = (title: string, body: string): string => `<!doctype html><html lang="zh-CN"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · 年报</title><link rel="icon" href="data:,">
<style>body{max-width:520px;margin:12vh auto;padding:0 24px;font:16px/1.8 'Microsoft YaHei','PingFang SC',sans-serif;color:#1f2937}
h1{font-size:22px}button{font:inherit;padding:8px 20px;border:0;border-radius:6px;background:#1d4f91;color:#fff;cursor:pointer}p{color:#5b6575}</style>
</head><body><main><h1>${title}</h1>${body}</main></body></html>`;
