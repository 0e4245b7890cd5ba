import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type DocumentPart, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { agreementScope } from "../agreement/agreement.scope.server";

export type AgreementFile = { name: string; bytes: Uint8Array };
export type AgreementFiles = {
  /** What was issued and who signed it, a table each version. */
  chapter: DocumentPart[];
  /** The kept bytes of every version, byte for byte, and its PDF where one was made. */
  files: AgreementFile[];
  /** References of the agreement's versions whose PDF is still being made. */
  withoutPdf: string[];
};

/** Every issued version of the agreement of a placement, for a side of it; nothing where none was issued. In the caller's transaction. */
export async function agreementFiles(
  tx: Tx,
  actor: Actor,
  placement: { acceptanceId: string },
): Promise<AgreementFiles> {
  const agreements = await tx.agreement.findMany({
    where: { AND: [agreementScope(actor), { acceptanceId: placement.acceptanceId }] },
    select: {
      reference: true,
      versions: {
        select: {
          number: true,
          sha256: true,
          issuedAt: true,
          document: true,
          pdf: { select: { bytes: true } },
        },
        orderBy: { number: "asc" },
      },
      signatures: {
        select: { versionNumber: true, side: true, personName: true, role: true, signedAt: true },
        orderBy: { signedAt: "asc" },
      },
    },
    orderBy: { reference: "asc" },
  });
  const versions = agreements.flatMap(({ reference, signatures, versions: all }) =>
    all.map((version) => ({
      ...version,
      name: `${reference}-version-${version.number}`,
      signed: signatures
        .filter(({ versionNumber }) => versionNumber === version.number)
        .map((one) => `${one.personName} for the ${one.side}, ${fullDayAndTime(one.signedAt)}`),
    })),
  );
  return {
    chapter: tableOf(
      "Versions of the agreement",
      ["File", "Issued", "Signed", "SHA-256 of the document"],
      versions.map(({ name, issuedAt, signed, sha256 }) => [
        `${name}.html`,
        fullDayAndTime(issuedAt),
        signed.join("\n") || "Not signed",
        sha256,
      ]),
    ),
    files: versions.flatMap(({ name, document, pdf }) => [
      { name: `${name}.html`, bytes: document },
      ...(pdf ? [{ name: `${name}.pdf`, bytes: pdf.bytes }] : []),
    ]),
    withoutPdf: versions.filter(({ pdf }) => pdf === null).map(({ name }) => name),
  };
}
