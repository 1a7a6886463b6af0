import type { StartedApp } from './app.ts';

/** Every address that the application answers, as `GET /api/parts/:id`, whether a contract says so or not. */
export function routesOf({ app }: StartedApp): string[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, path, methods] = /^(.*?)[└├]── (\S+)(?: \((.+)\))?$/u.exec(line) ?? [];
    if (indent === undefined || path === undefined) return [];
    const depth = indent.length / 4;
    above.splice(depth, Infinity, path);
    return (methods ?? '').split(', ').map((method) => `${method} ${above.join('')}`);
  });
}
