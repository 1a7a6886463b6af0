import { type ApiProcess, anApiProcess } from './api-process.ts';

/** Two processes on one database, as behind a balancer: one answers; when it is killed the other does, and it starts anew. */
export interface TwoServers {
  /** The one that answers now. */
  current: () => ApiProcess;
  /** SIGKILL, whatever it is doing. The next request finds the other. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
}

export async function twoServers(databaseUrl: string): Promise<TwoServers> {
  let [now, other] = [await anApiProcess(databaseUrl), await anApiProcess(databaseUrl)];
  await now.start();
  await other.start();
  let starting: Promise<void> = Promise.resolve();
  return {
    current: () => now,
    kill: async () => {
      await starting;
      const killed = now;
      await killed.kill();
      [now, other] = [other, killed];
      starting = killed.start();
    },
    close: async () => {
      await starting;
      await now.close();
      await other.close();
    },
  };
}
