import { readFile } from "node:fs/promises";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { councilsPlacedWith } from "~/domains/agreements/queries/councils-placed-with.server";
import { placementsBetween } from "~/domains/agreements/queries/placements-between.server";
import type { Arrived } from "~/platform/forms/posted-body.server";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { daysFrom } from "~/platform/time";
import { roundingTolerance } from "../night-pricing.rules";
import { may } from "../payment-document.policy";
import type { StoredDocument } from "../payment-document.schema";
import { documentBases, type NamedBasis } from "../queries/document-bases.server";
import { readUbl, type UblInvoice, type UblLine } from "../ubl-invoice.rules";
import { type DraftNamed, writeDraft } from "./write-draft.server";

type ReadInvoiceFile = {
  /** The council that it is for. */
  council: string;
  file: Pick<Arrived, "path">;
  idempotency?: Idempotency<DraftNamed>;
};

/**
 * Starts a draft with what an electronic invoice holds: its number, date and lines, each with the placement that our reference
 * names and the fee that it can only be. The provider sees what would bounce before it sends it; the file is not kept.
 *
 * @returns the draft; refused with all that is wrong with the file
 */
export async function readInvoiceFile(
  actor: Actor,
  { council, file, idempotency }: ReadInvoiceFile,
): Promise<Result<DraftNamed, Refusal>> {
  const read = readUbl(textOf(await readFile(file.path)));
  return write<DraftNamed, Refusal>(actor, idempotency, async (tx) => {
    const allowed = may(actor, "send", null);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-document" }));
    if (!read.ok) return err(invalid(`${read.problems.join(". ")}.`, "file"));
    const sides = { councilId: council, providerId: actor.organisationId };
    const councils = await councilsPlacedWith(tx, actor);
    if (!councils.some(({ id }) => id === council))
      return err(invalid("Choose a council that has placed a child with you", "council"));
    const values = await valuesOf(tx, sides, read.invoice);
    return ok(await writeDraft(tx, actor, { councilId: council, kind: "invoice", correctsId: null, values }));
  });
}

/** UTF-8 alone: what is not reads as a file that is none. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
}

async function valuesOf(
  tx: Tx,
  sides: { councilId: string; providerId: string },
  { number, issuedOn, lines }: UblInvoice,
): Promise<StoredDocument> {
  const references = lines.flatMap(({ reference }) => reference ?? []);
  const placements = await placementsBetween(tx, sides, { references });
  const bases = await documentBases(tx, { ...sides, placementIds: placements.map(({ id }) => id) });
  const byReference = new Map([...bases.values()].map((basis) => [basis.reference, basis]));
  return {
    number: number.slice(0, 40),
    issuedOn,
    fromFile: true,
    lines: lines.map((line) => {
      const basis = byReference.get(line.reference ?? "");
      const fee = basis ? feeOf(basis, line) : "";
      return {
        ...{ include: true, takesOff: line.pence < 0, placement: basis?.reference ?? "", fee },
        ...{ from: line.from ?? undefined, to: line.to ?? undefined },
        ...{ weeklyPence: undefined, pence: Math.abs(line.pence) },
        words: fee === "" ? line.name.slice(0, 200) : "",
      };
    }),
  };
}

/** The expected fee of its nights that it can only be: the one of the same amount, else the only one. */
function feeOf({ expected }: NamedBasis, { from, to, pence }: UblLine): string {
  if (from === null || to === null) return "";
  const open = expected.filter(
    (one) => one.from <= to && from <= one.to && Math.sign(one.pence) === Math.sign(pence),
  );
  const same = open.filter((one) => Math.abs(one.pence - pence) <= roundingTolerance(daysFrom(from, to) + 1));
  const [only, ...others] = same.length > 0 ? same : open;
  return only && others.every(({ feeId }) => feeId === only.feeId) ? only.feeId : "";
}
