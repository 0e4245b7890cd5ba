import type { Tx } from "~/platform/database/transaction.server";
import type { IntentionBlock, StatementContent } from "../statement/statement-content.rules";
import { intentionsIn } from "../statement/statement-content.rules";
import { type IntentionProgress, intentionProgress } from "./intention-progress.server";

/** An intention of the version that a council has published now. */
export type PublishedIntention = {
  council: { id: string; name: string; slug: string };
  /** The number of the version. */
  number: number;
  block: IntentionBlock;
  progress: IntentionProgress;
};

/** An intention by the council's slug and the key of its block, in the version that is published now; null for every other. */
export async function publishedIntention(
  tx: Tx,
  slug: string,
  key: string,
): Promise<PublishedIntention | null> {
  const [newest] = await tx.$queryRaw<{ id: string; name: string; number: number; content: string }[]>`
    select o.id, o.name, v.number, v.content from statement_versions v join access.organisations o on o.id = v.council_id
     where o.slug = ${slug} order by v.number desc limit 1`;
  if (!newest) return null;
  const { sections } = JSON.parse(newest.content) as StatementContent;
  const block = intentionsIn(sections).find((one) => one.key === key);
  const progress = block && (await intentionProgress(tx, newest.id, sections)).find((one) => one.key === key);
  if (!block || !progress) return null;
  return { council: { id: newest.id, name: newest.name, slug }, number: newest.number, block, progress };
}
