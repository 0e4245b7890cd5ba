import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { transaction } from "~/platform/database/transaction.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { whyNoInterest } from "../intentions/intention.machine";
import { may } from "../interests/interest.policy";
import type { IntentionBlock } from "../statement/statement-content.rules";
import { publishedIntention } from "./open-intention.server";

export type NewInterestView = {
  council: { name: string; slug: string };
  number: number;
  key: string;
  block: Pick<IntentionBlock, "key" | "title" | "intention" | "nodes">;
  /** The interest that the organisation has submitted already, by its id. */
  submitted: string | null;
  /** Why it cannot be submitted now, in words. */
  whyNot: string | null;
};

/** A published intention before a provider says that it is interested; 404 for every other, before 403 in words. */
export function viewNewInterest(actor: Actor, slug: string, key: string): Promise<NewInterestView> {
  return read(actor, async (tx) => {
    const found = (await publishedIntention(tx, slug, key)) ?? notFound();
    const { council, number, block, progress } = found;
    const permission = may(actor, "submit", {
      councilId: council.id,
      providerId: actor.organisationId,
      state: null,
    });
    if (permission !== true) return denyPage(permission);
    const [own] = await tx.intentionInterest.findMany({
      where: { providerId: actor.organisationId, blockId: key, state: { not: "withdrawn" } },
      take: 1,
      select: { id: true },
    });
    return {
      council: { name: council.name, slug },
      number,
      key,
      block,
      submitted: own?.id ?? null,
      whyNot: own ? null : whyNoInterest(progress.state),
    };
  });
}

export type IntentionForReaders = Pick<NewInterestView, "council" | "number" | "block" | "whyNot">;

/** The same for anybody, before it is known who they are; 404 for whatever is not published now. */
export async function viewIntentionForReaders(slug: string, key: string): Promise<IntentionForReaders> {
  const found = await transaction("reader", {}, (tx) => publishedIntention(tx, slug, key));
  if (!found) return notFound();
  const { council, number, block, progress } = found;
  return {
    council: { name: council.name, slug },
    number,
    block,
    whyNot: whyNoInterest(progress.state),
  };
}
