import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type EntityManager } from 'typeorm';

type Work<T> = (tx: EntityManager) => Promise<T>;
type Isolation = NonNullable<Parameters<EntityManager['transaction']>[0]>;

/** The transaction in which the present request runs as a whole, if it has one. */
const surrounding = new AsyncLocalStorage<EntityManager>();

/** Every transaction that `work` opens becomes a part of `tx`: it is kept if, and only if, `tx` is. */
export const within = <T>(tx: EntityManager, work: () => Promise<T>): Promise<T> => surrounding.run(tx, work);

/**
 * Services open their transactions as ever; where the request has one around it, they join it, without a savepoint: a
 * refusal refuses the whole request. What they write outside of any transaction (a counted sign-in attempt) stays
 * written then.
 */
export class JoiningDataSource extends DataSource {
  override transaction<T>(work: Work<T>): Promise<T>;
  override transaction<T>(isolation: Isolation & string, work: Work<T>): Promise<T>;
  override transaction<T>(...args: [Work<T>] | [Isolation & string, Work<T>]): Promise<T> {
    const work = args.length === 1 ? args[0] : args[1];
    const tx = surrounding.getStore();
    if (tx) return work(tx);
    return args.length === 1
      ? super.transaction(work)
      : super.transaction(args[0] as Parameters<EntityManager['transaction']>[0] & 'SERIALIZABLE', work);
  }
}
