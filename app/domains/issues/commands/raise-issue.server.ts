import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { IssueTopic } from "../issue.options";
import { may } from "../issue.policy";
import { issueDue, teamFor } from "../issue.rules";
import type { IssueNamed } from "./lock-issue.server";
import {
  factsOfIssue,
  recordIssue,
  remindOfIssue,
  tellOtherSideOfIssue,
  writeIssueMessage,
} from "./tell-of-issue.server";

type RaiseIssue = {
  reference: string;
  topic: IssueTopic;
  urgency: "standard" | "urgent";
  words: string;
  idempotency?: Idempotency<IssueNamed>;
};

/** A provider raises an issue about a placement: the team of its topic is told, and both its clocks run from now. */
export function raiseIssue(actor: Actor, input: RaiseIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await placementToChange(tx, actor, { reference: input.reference, action: "view" });
    if (!found.ok) return found;
    const placement = found.value;
    const { councilId, providerId } = placement;
    const { topic } = input;
    const team = teamFor(topic);
    const subject = {
      councilId,
      providerId,
      team,
      state: "open",
      disputable: false,
      escalatable: false,
    } as const;
    const allowed = may(actor, "raise", subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const told = await clearForOtherSide(tx, actor, placement, { words: input.words });
    if (!told.ok) return told;
    const [id, at, urgent] = [newId(), now(), input.urgency === "urgent"];
    const due = issueDue(at, urgent);
    await tx.placementIssue.createMany({
      data: [
        {
          ...{ id, placementId: placement.id, councilId, providerId, topic, urgent, team },
          ...{ raisedById: actor.personId, raisedAt: at, state: "open" },
          ...due,
        },
      ],
    });
    await writeIssueMessage(tx, actor, placement, {
      issueId: id,
      kind: "raised",
      words: told.value.words,
      at,
    });
    const data = { ...factsOfIssue(placement, { id, topic, urgent }), team };
    await recordIssue(tx, actor, placement, { kind: "issue-raised", data });
    await tellOtherSideOfIssue(tx, placement, { id, version: 1 }, "raised");
    await remindOfIssue(tx, placement, { id, ...due });
    return ok({ id });
  });
}
