// Read before the app: schemas are checked without code made at run time, which the page's security policy forbids.
// oxlint-disable-next-line no-underscore-dangle
globalThis.__zod_globalConfig = { jitless: true };
