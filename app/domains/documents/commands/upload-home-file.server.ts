import { readFile } from "node:fs/promises";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { findOwnService } from "~/domains/providers/queries/find-own-service.server";
import { may } from "~/domains/providers/service.policy";
import { now } from "~/platform/clock.server";
import { keepFile } from "~/platform/files/file-store.server";
import { acceptedKind } from "~/platform/files/opening/accepted-file";
import { takeArrived } from "~/platform/files/take-arrived.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { CHECK_HOME_FILE } from "../document.jobs";
import { HOME_FILE_EVENTS } from "../home-file.events";
import { type HomeFileKind, MAX_PHOTOS, wrongKind } from "../home-file.rules";

export type UploadHomeFile = {
  serviceId: string;
  kind: HomeFileKind;
  /** Of a photograph: what it shows. */
  altText: string | null;
  /** The file that has arrived; it is taken or removed. */
  file: { path: string; bytes: number };
  idempotency?: Idempotency<{ id: string }>;
};

/**
 * A provider uploads the children's guide of one of its homes, or one of up to eight photographs of it. A job makes of it what
 * councils see; what was sent is removed then, and the name under which it was sent is kept nowhere.
 */
export async function uploadHomeFile(
  actor: Actor,
  input: UploadHomeFile,
): Promise<Result<{ id: string }, Refusal>> {
  const accepted = acceptedKind(await readFile(input.file.path));
  return takeArrived(input.file, (id) =>
    write<{ id: string }, Refusal>(actor, input.idempotency, async (tx) => {
      const service = await findOwnService(tx, actor, input.serviceId);
      if (!service) return err(missing());
      const permission = may(actor, "declare", service);
      if (permission !== true) return err(refusalOf(permission));
      const told = clearEntries({ altText: input.altText ?? "" });
      if (!told.ok) return told;
      if (!accepted.ok) return err(invalid(accepted.error, "file"));
      const wrong = wrongKind(input.kind, accepted.value);
      if (wrong) return err(invalid(wrong, "file"));
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`home files ${service.id}`}, 0))::text`;
      const live = { serviceId: service.id, kind: "photo", state: { in: ["checking", "ready"] } };
      if (input.kind === "photo" && (await tx.homeFile.count({ where: live })) >= MAX_PHOTOS)
        return err(invalid(`There are ${MAX_PHOTOS} photographs. Remove one first`, "file"));
      await tx.homeFile.createMany({
        data: [
          {
            id,
            serviceId: service.id,
            providerId: actor.organisationId,
            kind: input.kind,
            altText: input.kind === "photo" ? told.value.altText : null,
            nobodyInIt: input.kind === "photo",
            fileKind: accepted.value,
            state: "checking",
            uploadedById: actor.personId,
            uploadedAt: now(),
          },
        ],
      });
      await recordEvent(tx, actor, HOME_FILE_EVENTS, {
        kind: "home-file-added",
        audience: "provider",
        providerId: actor.organisationId,
        subject: "service",
        subjectId: service.id,
        data: { fileId: id, kind: input.kind },
      });
      await enqueue(tx, CHECK_HOME_FILE, { fileId: id, organisationId: actor.organisationId }, { key: id });
      // Before the row is committed: a row never stands without its file.
      await keepFile(id, "original", input.file.path);
      return ok({ id });
    }),
  );
}
