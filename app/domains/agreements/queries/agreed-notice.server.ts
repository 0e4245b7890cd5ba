import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { agreementScope } from "../agreement/agreement.scope.server";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { type NoticeDue, noticeDue, type PlacementDays, startedOn } from "../placement/placement-dates.rules";
import type { Side } from "../placement/placement-words.rules";

type Of = PlacementDays & { acceptanceId: string; side: Side };

/** The notice that a side of a placement gives today: as its agreement in force says, else as is usual. */
export async function agreedNotice(
  tx: Tx,
  actor: Actor,
  placement: Of,
  today: string,
): Promise<NoticeDue & { agreement: string | null }> {
  const agreement = await tx.agreement.findFirst({
    where: { AND: [agreementScope(actor), { acceptanceId: placement.acceptanceId, state: "in-force" }] },
    select: {
      reference: true,
      versions: { select: { content: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  // Written by `writeVersion` alone, and never changed.
  const content = agreement?.versions[0]?.content as AgreementContent | undefined;
  const started = startedOn(placement) ?? content?.startOn ?? today;
  return {
    ...noticeDue(placement.side, content?.notice ?? null, { started, today }),
    agreement: content ? (agreement?.reference ?? null) : null,
  };
}
