import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { LetterForm } from "../notice.schema";
import { placeOf } from "../notice-letter.rules";
import { isFamily, tellsOfEnd } from "../notice-parts.options";
import type { FoundStatutory } from "../queries/load-statutory.server";
import { openLetters, sealLetter } from "../sealed-notice.server";
import { saysWhere, type Whereabouts } from "../withheld.rules";
import { lockNotice } from "./lock-notice.server";
import { recordOfPlacement } from "./lock-statutory.server";
import { refuseNames, refuseWords } from "./refuse-names.server";
import { noticeId, writeNotice } from "./write-notice.server";

export type SaveLetter = z.output<LetterForm> & {
  reference: string;
  /** The part of another person, or the id of a notice. */
  of: string;
  /** Of the notice that was read, 0 for somebody who had none. */
  version: number;
  idempotency?: Idempotency<null>;
};

/**
 * Writes the letter to one person whom the law names. Name, address and text are sealed under the children's keys; that they
 * are not told where the child lives stands in the row, with a reason that names nobody. Such a letter says neither the home
 * nor its address, and its text is refused where it says any of it (`withheld.rules`).
 */
export function saveLetter(actor: Actor, input: SaveLetter): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const locked = await lockNotice(tx, actor, input);
    if (!locked.ok) return locked;
    const { found, code, part } = locked.value;
    const withheld = isFamily(part) && input.tells === "withheld";
    const withheldWhy = withheld ? input.withheldWhy : "";
    const named = (await refuseWords(tx, found)) ?? (await refuseNames(tx, actor, found, { withheldWhy }));
    if (named) return named;
    if (withheld && input.words !== "") {
      const what = saysWhere(input.words, await whereaboutsOf(tx, actor, found, input));
      if (what !== null)
        return err(
          invalid(
            `This text says where the child lives ("${what}"). Take it out: this person must not be told`,
            "words",
          ),
        );
    }
    const withCarers = placeOf(found.facts.kind) === "carers";
    if (withCarers && !withheld && !tellsOfEnd(part) && input.carers === "")
      return err(invalid("Enter who the child will live with", "carers"));
    const id = noticeId(locked.value);
    const { name, address, words, carePlan } = input;
    const letter = {
      ...{ name, address, words, carePlan },
      email: input.how === "secure-email" ? input.email : "",
      where: withheld ? "" : input.where,
      carers: withheld || !withCarers ? "" : input.carers,
    };
    const sealed = await sealLetter(tx, actor, found, id, letter);
    if (!sealed) return err(notNow("Who the child was is no longer kept here, so no letter can be written"));
    const written = await writeNotice(tx, actor, locked.value, {
      ...{ id, version: input.version, how: input.how, sealed },
      tells: withheld ? "withheld" : "full",
      withheldWhy: withheld ? withheldWhy : null,
      ...{ leftOut: null, leftOutWhy: null },
    });
    if (!written.ok) return written;
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-notice-written",
      data: { placement: found.reference, step: code, part },
    });
    return ok(null);
  });
}

/** Where the child lives as this letter, the others of the placement and the register have it, which is a look. */
async function whereaboutsOf(
  tx: Tx,
  actor: Actor,
  found: FoundStatutory,
  input: Pick<SaveLetter, "where" | "carers">,
): Promise<Whereabouts> {
  const home = (await serviceFacts(tx, [found.serviceId])).get(found.serviceId)?.name ?? "";
  const rows = await tx.statutoryNotice.findMany({
    where: { placementId: found.id, tells: "full", sealed: { not: null } },
    select: { id: true, sealed: true },
    orderBy: { id: "desc" },
    take: 60,
  });
  // Where the child is not kept any more no letter can be sealed either.
  const opened = await openLetters(tx, actor, found, rows);
  const letters = opened.ok ? [...opened.value.letters.values()] : [];
  return {
    home,
    addresses: [input.where, ...letters.map(({ where }) => where)],
    carers: [input.carers, ...letters.map(({ carers }) => carers)],
  };
}
