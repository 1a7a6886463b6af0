import type { ReportFormat } from '../src/format.ts';
import { registry } from '../src/registry.ts';

/** Runs with one more format, the newest; the list is as before when it ends, however it ends. */
export async function withFormat<T>(format: ReportFormat, run: () => T | Promise<T>): Promise<T> {
  registry.push(format);
  try {
    return await run();
  } finally {
    registry.splice(registry.indexOf(format), 1);
  }
}
