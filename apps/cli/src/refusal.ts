/** Why a command cannot do its work, in a Chinese sentence. */
export class Refusal extends Error {}

/** The exit code of `work`; a refusal is written to stderr and is 2. */
export async function orRefused(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
