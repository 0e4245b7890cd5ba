import type { Actor, Role } from "~/domains/access/actor";
import { namesOfPeople, type PersonName } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { dayOfColumn } from "~/platform/time";
import type { AgreementState } from "../agreement/agreement.machine";
import {
  type AgreementAction,
  type AgreementSide,
  agreementAbilities,
  may,
  sideOf,
  signingRole,
} from "../agreement/agreement.policy";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { type OpensSources, opensSources } from "../agreement/opened-sources.rules";
import type { PlacementState } from "../placement/placement.machine";
import { placementScope } from "../placement/placement.scope.server";
import { nobodySigns } from "./council-signers.server";
import { findAgreement } from "./find-agreement.server";
import { type Parties, partiesOf } from "./parties.server";

export type SignatureView = { side: AgreementSide; name: string; role: string; signedAt: Date };
export type VersionView = {
  number: number;
  sha256: string;
  issuedAt: Date;
  issuedBy: string;
  signatures: SignatureView[];
};

export type AgreementView = {
  reference: string;
  state: AgreementState;
  stateSince: Date;
  side: AgreementSide;
  parties: Parties;
  referral: string;
  offer: string;
  opens: OpensSources;
  headline: string;
  broker: PersonName | null;
  /** The placement that it is for; null for one from before placements were kept. */
  placement: { reference: string; state: PlacementState; lastNight: string | null } | null;
  versions: VersionView[];
  /** The version that is shown: the newest unless another was asked for. Null while none was issued. */
  shown: (VersionView & { content: AgreementContent; hasPdf: boolean }) | null;
  newest: number;
  abilities: Record<AgreementAction, boolean>;
  /** Whether nobody at the reader's council can sign the version that waits for it. */
  nobodySigns: boolean;
  /** In which role the reader would sign, and why not now. */
  signsAs: Role | null;
  whyNotSign: string | null;
  now: Date;
};

/** One agreement with its versions for either side; 404 for what is not theirs, or a version that was never issued. */
export function viewAgreement(actor: Actor, reference: string, number?: string): Promise<AgreementView> {
  return read(actor, async (tx) => {
    const found = await findAgreement(tx, actor, reference);
    const side = found && sideOf(actor, found.subject);
    if (!found || !side) return notFound();
    const permission = may(actor, "view", found.subject);
    if (permission !== true) throw new RefusedPage(refusalOf(permission));
    const asked = number === undefined ? found.versionNumber : Number(/^\d{1,6}$/.exec(number)?.[0] ?? 0);
    const people = await namesOfPeople(
      tx,
      found.versions.map(({ issuedById }) => issuedById),
    );
    const versions = found.versions.map(
      (version): VersionView => ({
        number: version.number,
        sha256: version.sha256,
        issuedAt: version.issuedAt,
        issuedBy: people.get(version.issuedById)?.name ?? "A former colleague",
        signatures: found.signatures
          .filter(({ versionNumber }) => versionNumber === version.number)
          .map((one) => ({
            side: one.side as AgreementSide,
            name: one.personName,
            role: one.role,
            signedAt: one.signedAt,
          })),
      }),
    );
    const version = versions.find((one) => one.number === asked);
    if (!version && (number !== undefined || found.versionNumber > 0)) return notFound();
    const content = version
      ? await tx.agreementVersion.findFirstOrThrow({
          where: { agreementId: found.id, number: version.number },
          select: { content: true, pdf: { select: { madeAt: true } } },
        })
      : null;
    const offer = await tx.offer.findUniqueOrThrow({
      where: { id: found.offerId },
      select: {
        reference: true,
        delivery: { select: { reference: true, headline: true, brokerId: true } },
      },
    });
    const { brokerId } = offer.delivery;
    const placement = await tx.placement.findFirst({
      where: { AND: [placementScope(actor), { acceptanceId: found.acceptanceId }] },
      select: { reference: true, state: true, lastNight: true },
    });
    const sign = may(actor, "sign", found.subject);
    return {
      reference: found.reference,
      state: found.state,
      stateSince: found.stateSince,
      side,
      parties: await partiesOf(tx, found),
      referral: offer.delivery.reference,
      offer: offer.reference,
      opens: opensSources(actor),
      headline: offer.delivery.headline,
      broker: (await namesOfPeople(tx, [brokerId])).get(brokerId) ?? null,
      placement: placement && {
        reference: placement.reference,
        state: placement.state as PlacementState,
        lastNight: dayOfColumn(placement.lastNight),
      },
      versions,
      // Written by `writeVersion` alone, and never changed.
      shown:
        version && content
          ? {
              ...version,
              content: content.content as unknown as AgreementContent,
              hasPdf: content.pdf !== null,
            }
          : null,
      newest: found.versionNumber,
      abilities: agreementAbilities(actor, found.subject),
      nobodySigns: side === "council" && (await nobodySigns(tx, actor, found.subject)),
      signsAs: signingRole(actor) ?? null,
      whyNotSign: sign === true ? null : sign.message,
      now: now(),
    };
  });
}

export type AgreementDocument = { bytes: Uint8Array; fileName: string };

/** The kept bytes of one version, exactly as they were signed; 404 as for its page. */
export function agreementDocumentOf(
  actor: Actor,
  reference: string,
  number: string,
): Promise<AgreementDocument> {
  return fileOf(actor, reference, number, "html");
}

/** The same version as PDF/UA-1; 404 as for its page, and while the worker has not made it. */
export function agreementPdfOf(actor: Actor, reference: string, number: string): Promise<AgreementDocument> {
  return fileOf(actor, reference, number, "pdf");
}

async function fileOf(
  actor: Actor,
  reference: string,
  number: string,
  form: "html" | "pdf",
): Promise<AgreementDocument> {
  const { shown } = await viewAgreement(actor, reference, number);
  if (!shown) return notFound();
  const where = { agreement: { reference }, number: shown.number };
  const bytes = await read(actor, async (tx) =>
    form === "html"
      ? (await tx.agreementVersion.findFirst({ where, select: { document: true } }))?.document
      : (await tx.agreementPdf.findFirst({ where: { agreementVersion: where }, select: { bytes: true } }))
          ?.bytes,
  );
  return bytes ? { bytes, fileName: `${reference}-version-${shown.number}.${form}` } : notFound();
}
