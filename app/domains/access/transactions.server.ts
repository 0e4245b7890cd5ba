import { data, redirect } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { mailLimitWords } from "~/domains/access/mail-limit";
import { recordRefusal } from "~/domains/audit/record-refusal.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { log } from "~/platform/log.server";
import type { RefusedTry } from "~/platform/permission";
import { conflict, type Refusal } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import type { Result } from "~/platform/result";

export type { Tx } from "~/platform/database/transaction.server";

/** A form's one-time key and where its first success leads. */
export type Idempotency<T> = { key: string; redirectTo: (value: T) => string };

const KEY_REUSED =
  "You have already sent this page with different answers, and those were saved. What you have written now is still in the form but is not saved. Open the page again to see what was saved, then send this if you still need to.";

class RolledBack<E> extends Error {
  constructor(readonly error: E) {
    super("rolled back: the command answered with an error");
  }
}

function settings(actor: Actor): Record<string, string> {
  return { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
}

/** A page that may not be shown to who asks; where the refusal says what was tried, that goes on the record. */
export class RefusedPage extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly next?: string,
  ) {
    super("refused");
  }
}

/**
 * Runs all reads of one page in one transaction under row security; the kind of organisation is the database role. A
 * `RefusedPage` that is thrown in it is written to the record and answered as its refusal says.
 */
export async function read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transaction(actor.kind, settings(actor), work);
  } catch (thrown) {
    return answerRefused(actor, thrown);
  }
}

async function answerRefused(actor: Actor, thrown: unknown): Promise<never> {
  if (!(thrown instanceof RefusedPage)) throw thrown;
  const tried = triedIn(thrown.refusal);
  if (tried) await keepRefusal(actor, tried);
  return refusePage(thrown.refusal, thrown.next === undefined ? {} : { next: thrown.next });
}

/** By itself, because what was tried has rolled back. A refusal that cannot be written is one all the same. */
async function keepRefusal(actor: Actor, tried: RefusedTry): Promise<void> {
  await transaction(actor.kind, settings(actor), (tx) => recordRefusal(tx, tried)).catch((error: unknown) =>
    log.error("audit.refusal-not-written", { tried: tried.tried, error }),
  );
}

/** The try that an error says belongs on the record. */
function triedIn(error: unknown): RefusedTry | undefined {
  return (error as { tried?: RefusedTry }).tried;
}

/**
 * Runs a command's one transaction as the actor. An error result rolls everything back and is returned; one that
 * says what was tried is written to the record.
 * With `idempotency`, the form's key is committed with the write: a replay of the same key (also one that arrives
 * while the first is still running) changes nothing and throws a redirect to the first outcome. The same key with
 * another body (`formKeyOf`) is no replay: it is answered with a conflict and changes nothing either.
 */
export function write<T, E>(
  actor: Actor,
  idempotency: undefined,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>>;
export function write<T, E>(
  actor: Actor,
  idempotency: Idempotency<T> | undefined,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | Refusal>>;
export async function write<T, E>(
  actor: Actor,
  idempotency: Idempotency<T> | undefined,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | Refusal>> {
  try {
    return await transaction(actor.kind, settings(actor), async (tx) => {
      if (idempotency && !(await claimKey(tx, actor, idempotency.key)))
        throw new RolledBack<Refusal>(conflict(KEY_REUSED));
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result.error);
      if (idempotency)
        await tx.formKey.updateMany({
          where: { personId: actor.personId, key: parts(idempotency.key).key },
          data: { outcome: idempotency.redirectTo(result.value) },
        });
      return result;
    });
  } catch (thrown) {
    if (thrown instanceof RefusedPage) return answerRefused(actor, thrown);
    if (!(thrown instanceof RolledBack)) return tooManyMails<E>(thrown, idempotency !== undefined);
    const tried = triedIn(thrown.error);
    if (tried) await keepRefusal(actor, tried);
    return { ok: false, error: thrown.error as E };
  }
}

/** The database counted one mail too many when the transaction ended: the form says so. Everything else goes on. */
function tooManyMails<E>(thrown: unknown, hasForm: boolean): Result<never, E | Refusal> {
  const message = mailLimitWords(thrown, now());
  if (!message) throw thrown;
  if (hasForm) return { ok: false, error: conflict(message) };
  const page = { title: "Daily email limit reached", message, next: "Try again then." };
  throw data(page, { status: 429 });
}

/** A form's key and, behind a dot, the digest of what was sent under it; a key made by the server has none. */
function parts(key: string): { key: string; digest: string | null } {
  const [own = key, digest] = key.split(".", 2);
  return { key: own, digest: digest ?? null };
}

/** Whether the key is used now for the first time; a replay throws its redirect, `false` is another body. */
async function claimKey(tx: Tx, actor: Actor, sent: string): Promise<boolean> {
  const { key, digest } = parts(sent);
  const claimed = await tx.$executeRaw`
    insert into form_keys (person_id, key, digest, used_at)
    values (${actor.personId}::uuid, ${key}, ${digest}, ${now()})
    on conflict do nothing`;
  if (claimed === 1) return true;
  const first = await tx.formKey.findUnique({ where: { personId_key: { personId: actor.personId, key } } });
  if (first && first.digest !== digest) return false;
  throw redirect(first?.outcome ?? `/${actor.kind}/${actor.organisationSlug}`);
}
