import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { columnOfDay } from "~/platform/time";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { agreementDocument } from "../agreement/agreement-document.rules";
import type { FoundAgreement } from "../queries/find-agreement.server";

/** As the column takes them; left out where there are none, as in every version from before. */
const clausesIn = ({ clauses }: AgreementContent) =>
  clauses ? { clauses: clauses as unknown as object[] } : {};

/** Writes a version, the bytes of its document with their digest, and its fees. None of them is ever changed. */
export async function writeVersion(
  tx: Tx,
  actor: Actor,
  agreement: Pick<FoundAgreement, "id" | "councilId" | "providerId">,
  content: AgreementContent,
): Promise<void> {
  const { councilId, providerId } = agreement;
  const document = Buffer.from(agreementDocument(content), "utf8");
  const id = newId();
  await tx.agreementVersion.createMany({
    data: [
      {
        id,
        agreementId: agreement.id,
        councilId,
        providerId,
        number: content.version,
        content: {
          ...content,
          outcomes: [...content.outcomes],
          fees: [...content.fees],
          ...clausesIn(content),
        },
        document: new Uint8Array(document),
        sha256: createHash("sha256").update(document).digest("hex"),
        issuedById: actor.personId,
        issuedAt: now(),
      },
    ],
  });
  await tx.feeLine.createMany({
    data: content.fees.map((line, index) => ({
      id: newId(),
      agreementVersionId: id,
      councilId,
      providerId,
      position: index + 1,
      kind: line.kind,
      description: line.description,
      basis: line.basis,
      pace: line.pace,
      unitPence: line.unitPence,
      hoursHundredths: line.hoursHundredths,
      staff: line.staff,
      milesAWeek: line.milesAWeek,
      timesAYear: line.timesAYear,
      sharedBy: line.sharedBy,
      fromOn: columnOfDay(line.from),
      toOn: line.to === "" ? null : columnOfDay(line.to),
      weeklyPence: line.weeklyPence,
      yearlyPence: line.yearlyPence,
      oncePence: line.oncePence,
    })),
  });
}
