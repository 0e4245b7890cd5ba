import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { findOwnService } from "~/domains/providers/queries/find-own-service.server";
import { may } from "~/domains/providers/service.policy";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { Prisma } from "~prisma/client";
import { FORGET_HOME_FILE } from "../document.jobs";
import { HOME_FILE_EVENTS } from "../home-file.events";
import { homeFileMachine } from "../home-file.machine";
import { homeFileScope } from "../home-file.scope.server";

/** A provider takes a guide or a photograph away: nobody sees it any more, also with offers that were sent with it. */
export function removeHomeFile(
  actor: Actor,
  input: { serviceId: string; fileId: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const service = await findOwnService(tx, actor, input.serviceId);
    if (!service || !isId(input.fileId)) return err(missing());
    const permission = may(actor, "declare", service);
    if (permission !== true) return err(refusalOf(permission));
    const row = await tx.homeFile.findFirst({
      where: { AND: [homeFileScope(actor), { id: input.fileId, serviceId: service.id }] },
      select: { id: true, kind: true },
    });
    if (!row) return err(missing());
    const { count } = await tx.homeFile.updateMany({
      where: { id: row.id, providerId: actor.organisationId, state: { in: homeFileMachine.from("remove") } },
      data: { state: "removed", endedAt: now(), pages: Prisma.DbNull },
    });
    if (count === 0) return err(notNow("It has been removed already"));
    await recordEvent(tx, actor, HOME_FILE_EVENTS, {
      kind: "home-file-removed",
      audience: "provider",
      providerId: actor.organisationId,
      subject: "service",
      subjectId: service.id,
      data: { fileId: row.id, kind: row.kind },
    });
    await enqueue(
      tx,
      FORGET_HOME_FILE,
      { fileId: row.id, organisationId: actor.organisationId },
      { key: row.id },
    );
    return ok(null);
  });
}
