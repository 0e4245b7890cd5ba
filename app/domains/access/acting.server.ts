import { redirect } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import type { Result } from "~/platform/result";

export type { Tx } from "~/platform/database/transaction.server";

/** A form's one-time key and where its first success leads. */
export type Once<T> = { key: string; outcome: (value: T) => string };

class RolledBack<E> extends Error {
  constructor(readonly error: E) {
    super("rolled back: the command answered with an error");
  }
}

function settings(actor: Actor): Record<string, string> {
  return { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
}

/** Runs all reads of one page in one transaction under row security; the kind of organisation is the database role. */
export function read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(actor.kind, settings(actor), work);
}

/**
 * Runs a command's one transaction as the actor. An error result rolls everything back and is returned.
 * With `once`, the form's key is committed with the write: a replay of the same key (also one that arrives
 * while the first is still running) changes nothing and throws a redirect to the first outcome.
 */
export async function write<T, E>(
  actor: Actor,
  once: Once<T> | undefined,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await transaction(actor.kind, settings(actor), async (tx) => {
      if (once) await claimKey(tx, actor, once.key);
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result.error);
      if (once)
        await tx.formKey.updateMany({
          where: { personId: actor.personId, key: once.key },
          data: { outcome: once.outcome(result.value) },
        });
      return result;
    });
  } catch (thrown) {
    if (thrown instanceof RolledBack) return { ok: false, error: thrown.error as E };
    throw thrown;
  }
}

async function claimKey(tx: Tx, actor: Actor, key: string): Promise<void> {
  const claimed = await tx.$executeRaw`
    insert into form_keys (person_id, key, used_at) values (${actor.personId}::uuid, ${key}, ${now()})
    on conflict do nothing`;
  if (claimed === 1) return;
  const first = await tx.formKey.findUnique({ where: { personId_key: { personId: actor.personId, key } } });
  throw redirect(first?.outcome ?? `/${actor.kind}/${actor.organisationSlug}`);
}
