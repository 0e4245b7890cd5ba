import { data } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { RefusedPage, type Tx } from "~/domains/access/transactions.server";
import { destroyedWords, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { type LettersAction, may } from "../letters.policy";
import { type OpenedLetters, openLetters } from "../sealed-notice.server";
import { type FoundStatutory, loadStatutory } from "./load-statutory.server";

/**
 * The placement for a page that names the child. 404 for what is not the council's; 403, which is written to the record, for
 * who may not know the child. A press that may be made later is not refused here.
 */
export async function loadForLetters(
  tx: Tx,
  actor: Actor,
  reference: string,
  action: LettersAction,
): Promise<FoundStatutory> {
  const found = await loadStatutory(tx, actor, reference);
  if (!found) return notFound();
  const allowed = may(actor, action, found.subject);
  if (allowed === true || allowed.kind === "not-now") return found;
  const next = "Ask the child's social worker, or the broker who has the referral.";
  throw new RefusedPage(refusalOf(allowed, { tried: "identity", referralId: found.referralId }), next);
}

/** Opens letters for a page, which is a look; 410 once the child is not kept any more. */
export async function openForPage(
  tx: Tx,
  actor: Actor,
  found: FoundStatutory,
  rows: readonly { id: string; sealed: Uint8Array | null }[],
): Promise<OpenedLetters> {
  const opened = await openLetters(tx, actor, found, rows);
  if (opened.ok) return opened.value;
  if (opened.error.kind !== "destroyed") return refusePage(opened.error);
  throw data({ title: NO_LONGER_KEPT, message: destroyedWords(opened.error.at, now()) }, { status: 410 });
}
