import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { may } from "../who-pays/funding-shares.policy";
import {
  type ChildShares,
  readWhoPays,
  type ShareRow,
  type SplitRow,
  type WhoPays,
} from "./read-who-pays.server";

/** Who pays for the children of a referral of the actor's council; 404 for every other, 403 for a role that does not read it. */
export async function viewWhoPays(actor: Actor, reference: string): Promise<WhoPays> {
  if (actor.kind !== "council") return notFound();
  return read(actor, async (tx) => {
    const referral = (await findReferral(tx, actor, reference)) ?? notFound();
    const allowed = may(actor, "view", referral);
    return allowed === true ? readWhoPays(tx, actor, referral) : denyPage(allowed);
  });
}

/** The same for a card on a page of something else: null where the reader sees none of it. */
export async function whoPaysCard(tx: Tx, actor: Actor, reference: string): Promise<WhoPays | null> {
  if (actor.kind !== "council") return null;
  const referral = await findReferral(tx, actor, reference);
  return referral && may(actor, "view", referral) === true ? readWhoPays(tx, actor, referral) : null;
}

/** The same in a transaction of its own, for the page of another domain. */
export async function viewWhoPaysCard(actor: Actor, reference: string): Promise<WhoPays | null> {
  if (actor.kind !== "council") return null;
  return read(actor, (tx) => whoPaysCard(tx, actor, reference));
}

export type WhoPaysForm = { view: WhoPays; child: ChildShares; whyNot: string | null };

/** The child of a form that sets who pays, by its place; 404 where there is none. */
export async function viewSplitForm(actor: Actor, reference: string, number: string): Promise<WhoPaysForm> {
  const view = await viewWhoPays(actor, reference);
  const child = view.children.find((one) => String(one.number) === number) ?? notFound();
  return { view, child, whyNot: view.abilities.change ? null : NOT_YOURS };
}

/** One split before it is withdrawn; 404 where there is none. */
export async function viewSplit(
  actor: Actor,
  reference: string,
  id: string,
): Promise<WhoPaysForm & { split: SplitRow }> {
  const view = await viewWhoPays(actor, reference);
  for (const child of view.children) {
    const split = child.splits.find((one) => one.id === id);
    if (split) return { view, child, split, whyNot: view.abilities.change ? null : NOT_YOURS };
  }
  return notFound();
}

/** One share whose party answers; 404 where there is none that does. */
export async function viewShare(
  actor: Actor,
  reference: string,
  id: string,
): Promise<WhoPaysForm & { split: SplitRow; share: ShareRow }> {
  const view = await viewWhoPays(actor, reference);
  for (const child of view.children)
    for (const split of child.splits) {
      const share = split.shares.find((one) => one.id === id && one.answerable);
      if (share) return { view, child, split, share, whyNot: view.abilities.change ? null : NOT_YOURS };
    }
  return notFound();
}

const NOT_YOURS = "Your role reads who pays and does not change it";
