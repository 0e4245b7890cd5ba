import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may, writingOf } from "../letters.policy";
import { codeOfPart, isNoticeCode, type NoticeCode } from "../notice-parts.options";
import type { FoundStatutory } from "../queries/load-statutory.server";
import { lockStatutory } from "./lock-statutory.server";

type Written = NonNullable<Awaited<ReturnType<typeof rowOf>>>;
export type LockedNotice = { found: FoundStatutory; code: NoticeCode; part: string; row: Written | null };

/**
 * The placement, locked, with the notice that is written: `of` is the part of another person, or the id of a notice. Refuses whoever may not write letters, a notice that the law does not ask of this placement, and one that was sent.
 */
export async function lockNotice(
  tx: Tx,
  actor: Actor,
  { reference, of }: { reference: string; of: string },
): Promise<Result<LockedNotice, Refusal>> {
  const found = await lockStatutory(tx, actor, reference);
  const row = found && isId(of) ? await rowOf(tx, found.id, of) : null;
  const part = row?.part ?? of;
  const code = row ? row.code : codeOfPart(of);
  if (!found || !isNoticeCode(code)) return err(missing());
  const allowed = may(actor, writingOf(code), found.subject);
  if (allowed !== true) return err(refusalOf(allowed, { tried: "identity", referralId: found.referralId }));
  if (!found.law.steps.some((step) => step.code === code))
    return err(notNow("This placement does not need this notification"));
  return row?.sentOn ? err(notNow(ALREADY_SENT)) : ok({ found, code, part, row });
}

export const ALREADY_SENT = "This letter has been sent. Mark it as not sent before you change it";

function rowOf(tx: Tx, placementId: string, id: string) {
  return tx.statutoryNotice.findFirst({
    where: { id, placementId },
    select: { id: true, code: true, part: true, version: true, sentOn: true },
  });
}
