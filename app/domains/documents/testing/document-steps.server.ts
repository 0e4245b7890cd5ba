import { readdirSync } from "node:fs";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { now } from "~/platform/clock.server";
import { pipelined, transaction } from "~/platform/database/transaction.server";
import { buildPdf, SHOWN } from "~/platform/files/opening/testing/build-pdf";
import { londonDate } from "~/platform/time";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { day, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { arrivedFile, uploadsFolder } from "../../../../prisma/testing/uploads.server";
import { uploadReport } from "../commands/upload-document.server";
import { checkPlacementDocument } from "../jobs/check-placement-document.server";
import { viewPlacementDocument } from "../queries/view-placement-document.server";
import { viewReports } from "../queries/view-reports.server";
import { reportsMissing, reportsToRead, uploadsRefused } from "../queries/waiting.server";
import { monthOf } from "../report.rules";

export const PDF = () => buildPdf({ content: SHOWN });
const today = () => londonDate(now());
export const lastMonth = () => monthOf(day(-Number(today().slice(8, 10))));

/** What a page answers with. */
export const status = async (work: Promise<unknown>) => {
  try {
    await work;
    return 200;
  } catch (thrown) {
    return (
      (thrown as { init?: { status?: number }; status?: number }).init?.status ?? (thrown as Response).status
    );
  }
};

type Report = Partial<Parameters<typeof uploadReport>[1]>;

/**
 * What is done with the documents of one placement, whose child has lived there for a while. Call it at the top of a test file,
 * before its database; `begin` makes the placement and says who is at its two sides and at neither.
 */
export function documentSteps() {
  const folder = uploadsFolder();
  let world: DecidingWorld;
  let manager: Actor;
  let reference: string;
  let council: string;

  async function begin() {
    const placed = await placedWorld();
    ({ world, manager } = placed);
    reference = await lived(100);
    council = world.home.id;
    return { ...placed, officer: world.providers[0]?.officer as Actor, reference, council };
  }
  /** A placement whose child moved in so many days ago. */
  async function lived(since: number): Promise<string> {
    const { reference } = (await plannedPlacement(world)).placement;
    const said = await confirmMoveIn(manager, {
      reference,
      version: 1,
      movedIn: day(-since),
      why: "Told late",
    });
    if (!said.ok) throw new Error(JSON.stringify(said.error));
    return reference;
  }
  const send = async (who: Actor, bytes: Buffer | string = PDF(), more: Report = {}) =>
    uploadReport(who, {
      ...{ reference, kind: "monthly", coversOn: lastMonth(), feeLineId: null },
      ...{ file: await arrivedFile(bytes), ...more },
    });
  async function sent(
    who: Actor = manager,
    bytes: Buffer | string = PDF(),
    more: Report = {},
  ): Promise<string> {
    const added = await send(who, bytes, more);
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    return added.value.id;
  }
  const placementId = async (of = reference) =>
    (await read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference: of } }))).id;
  const check = async (documentId: string, of = reference) =>
    checkPlacementDocument(
      { documentId, placementId: await placementId(of), organisationId: council },
      FIRST_TRY,
    );
  async function ready(who: Actor = manager, bytes: Buffer | string = PDF(), more: Report = {}) {
    const id = await sent(who, bytes, more);
    await check(id, more.reference);
    return id;
  }
  const rowOf = async (who: Actor, id: string) =>
    (await viewReports(who, reference)).reports.find((one) => one.id === id);
  const filesOf = (id: string) => readdirSync(folder).filter((name) => name.startsWith(id));
  const opens = (who: Actor, id: string) => status(viewPlacementDocument(who, reference, id));
  const lines = async (who: Actor, ask: "missing" | "read" | "refused") => {
    const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
    const [rows] = await pipelined(who.kind as "council", settings, (sql) => [
      ask === "missing"
        ? reportsMissing(sql, who, now())
        : ask === "read"
          ? reportsToRead(sql, who, false)
          : uploadsRefused(sql, who),
    ]);
    return rows.filter((row) => row.target === reference).map(({ count }) => count);
  };
  const councilLooks = (who: Actor, documentId: string) =>
    transaction("council", { "app.org_id": council, "app.person_id": who.personId }, (tx) =>
      tx.look.count({ where: { personId: who.personId, documentId, purpose: "read-placement-document" } }),
    );
  const providerLooks = (who: Actor, documentId: string) =>
    transaction("council", { "app.org_id": council }, (tx) =>
      tx.informationLook.count({ where: { personId: who.personId, placementDocumentId: documentId } }),
    );

  return {
    folder,
    begin,
    lived,
    send,
    sent,
    placementId,
    check,
    ready,
    rowOf,
    filesOf,
    opens,
    lines,
    councilLooks,
    providerLooks,
  };
}
