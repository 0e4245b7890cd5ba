import type { Actor } from "~/domains/access/actor";
import { BEGIN_ANEW, destroyedWords, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { listKeptIdentities } from "~/domains/vault/queries/list-kept-identities.server";
import { identityStanding } from "~/domains/vault/queries/read-identity.server";
import { unfiledRecords } from "~/domains/vault/queries/unfiled-records.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { notNow, type Refusal } from "~/platform/refusal";
import { type Err, err } from "~/platform/result";
import { longDate } from "~/platform/time";
import { destroyedFrom } from "../retention.rules";
import type { FoundReferral } from "./find-referral.server";

export type ChildKept = { gone: boolean; words: string };

/**
 * In words, until when who the child of a finished referral is is kept, or that it is kept no longer. Undefined while
 * a referral of the child needs it. Opens nothing: no look.
 */
export async function retentionOfChild(
  tx: Tx,
  actor: Actor,
  { child }: Pick<FoundReferral, "child">,
): Promise<ChildKept | undefined> {
  const [kept] = await listKeptIdentities(tx, child.identityId);
  if (!kept) return undefined;
  if (kept.destroyedAt)
    return { gone: true, words: `${NO_LONGER_KEPT}. ${destroyedWords(kept.destroyedAt, now())}` };
  const council = await tx.organisation.findUnique({
    where: { id: actor.organisationId },
    select: { identityMonths: true },
  });
  const from = council ? destroyedFrom(kept, council.identityMonths) : undefined;
  if (!from) return undefined;
  const over = from <= now();
  const unfiled = over ? await unfiledRecords(tx, child.identityId) : [];
  if (unfiled.length > 0)
    return {
      gone: false,
      words: `The portal keeps who the child is until the case record of placement ${unfiled.join(" and ")} is filed.`,
    };
  const until = over ? "tonight" : longDate(from, now());
  return { gone: false, words: `The portal keeps who the child is until ${until}.` };
}

/** Refuses to go on with a search whose child nobody here knows any more: nothing could be compared with them. */
export async function refuseDestroyed(
  tx: Tx,
  actor: Actor,
  { child }: Pick<FoundReferral, "child">,
): Promise<Err<Refusal & Refusal> | undefined> {
  const standing = await identityStanding(tx, actor, child.identityId);
  if (!standing?.destroyedAt) return undefined;
  return err(notNow(`${NO_LONGER_KEPT}. ${BEGIN_ANEW}`));
}
