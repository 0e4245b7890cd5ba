import { Facts } from "~/ui/facts";
import { Prose } from "~/ui/prose";
import { intentionFacts } from "../intentions/intention.rules";
import type { IntentionBlock } from "../statement/statement-content.rules";

/** What a council intends to commission, as everybody reads it. */
export function IntentionView({
  block: { title, intention, nodes },
}: {
  block: Pick<IntentionBlock, "title" | "intention" | "nodes">;
}) {
  return (
    <div className="mt-4 mb-6">
      <h3 className="break-words">{title}</h3>
      <Facts items={intentionFacts(intention)} />
      <Prose nodes={nodes} />
    </div>
  );
}
