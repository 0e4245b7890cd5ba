import type { Tx } from "~/platform/database/transaction.server";

/**
 * Keeps what a transaction has read, by key. Every statement of a transaction sees what others have saved by then, so two that
 * tell of the same referrals could differ by one; and a page with six figures of one thing reads it once.
 */
export function oncePerTransaction<T>(): (tx: Tx, key: string, read: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<Tx, Map<string, Promise<T>>>();
  return (tx, key, read) => {
    const ofTransaction = known.get(tx) ?? new Map<string, Promise<T>>();
    known.set(tx, ofTransaction);
    const found = ofTransaction.get(key) ?? read();
    ofTransaction.set(key, found);
    return found;
  };
}
