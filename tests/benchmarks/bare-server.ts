import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The same bytes with the same headers, from memory, by Node and nothing else: the most that Node could do. */
const [, , port = '0', body = '', headers = '{}'] = process.argv;
const bytes = readFileSync(body);
const sent: Record<string, string> = JSON.parse(headers);
createServer((_, answer) => {
  answer.writeHead(200, { ...sent, 'content-length': bytes.length }).end(bytes);
}).listen(Number(port), '127.0.0.1');
