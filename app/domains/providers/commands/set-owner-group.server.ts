import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownerTarget } from "../owner.rules";
import { may } from "../owner-group.policy";
import { PROVIDER_EVENTS } from "../provider.events";
import { findOwner } from "../queries/find-owner.server";
import { savedGroup } from "../queries/view-owner-group.server";

export type SetOwnerGroup = {
  owner: string;
  /** Blank where it belongs to none. */
  group: string;
  /** How that is known. */
  note: string;
  /** The digest of what was on the page. */
  expected: string;
  idempotency?: Idempotency<null>;
};

/** Says which group an owner of the register belongs to, for all its services, now and later. */
export function setOwnerGroup(
  actor: Actor,
  { owner, group, note, expected, idempotency }: SetOwnerGroup,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const [first] = (await findOwner(tx, actor, owner))?.services ?? [];
    const target = ownerTarget(owner);
    if (!first || !("ownerKey" in target)) return err(missing());
    const permission = may(actor, "set", null);
    if (permission !== true) return err(refusalOf(permission));
    const found = await tx.ownerGroup.findUnique({ where: { ownerKey: target.ownerKey } });
    if (contentDigest(savedGroup(found)) !== expected) return err(conflict());
    const told = clearNotices({ group, note });
    if (!told.ok) return told;
    const said = {
      groupName: group === "" ? null : told.value.group,
      note: told.value.note,
      setById: actor.personId,
      setAt: now(),
    };
    const { count } = found
      ? await tx.ownerGroup.updateMany({
          where: { ownerKey: target.ownerKey, version: found.version },
          data: { ...said, version: { increment: 1 } },
        })
      : await tx.ownerGroup.createMany({
          data: [{ ownerKey: target.ownerKey, ...said, version: 1 }],
          skipDuplicates: true,
        });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "owner-grouped",
      audience: "council",
      councilId: null,
      // An event is on what its teller sees: the owner's first service stands for it.
      subject: "service",
      subjectId: first.id,
      reason: told.value.note,
    });
    return ok(null);
  });
}
