import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { may } from "../statement/statement.policy";
import { findStatement } from "./find-statement.server";
import { type IntentionProgress, intentionProgress } from "./intention-progress.server";
import { publishedSections } from "./statement-parts.server";

/** `whyNot` is why its status cannot be changed now, in words; null where it can. */
export type IntentionView = { progress: IntentionProgress; whyNot: string | null };

/** How far an intention is that the actor's council has published; 404 for every other, before 403 in words. */
export function viewIntention(actor: Actor, number: number, key: string): Promise<IntentionView> {
  return read(actor, async (tx) => {
    const statement = await findStatement(tx, actor, number);
    const sections = statement && (await publishedSections(tx, statement.id));
    if (!statement || !sections) return notFound();
    const found = await intentionProgress(tx, statement.councilId, sections);
    const progress = found.find((one) => one.key === key) ?? notFound();
    const seen = may(actor, "view", statement);
    if (seen !== true) throw new RefusedPage(refusalOf(seen, { tried: "statement-view" }));
    const permission = may(actor, "move-intention", statement);
    return { progress, whyNot: permission === true ? null : permission.message };
  });
}
