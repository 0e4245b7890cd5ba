import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { type Letter, letterFacts, letterOf } from "../notice-letter.rules";
import { isNoticeCode, partWords, type Tells, WAYS, type Way } from "../notice-parts.options";
import { type Basis, basisOf, holds } from "../step-basis.rules";
import { letterFactsOf, letterSenderOf } from "./letter-facts.server";
import { loadForLetters, openForPage } from "./load-letters.server";
import type { FoundStatutory } from "./load-statutory.server";

export type LettersView = {
  reference: string;
  letters: (Letter & {
    id: string;
    who: string;
    way: string;
    /** The address that it goes to by secure email; empty of the others. */
    email: string;
    withheld: boolean;
    /** Why the home's address was kept from them; null where it was not. */
    withheldWhy: string | null;
    /** "Thursday 3 December 2026": of the letter; null until it is sent. */
    sent: string | null;
    /** The day that it bears. */
    day: string;
  })[];
};

/**
 * Letters of a placement as they are printed, which is a look: one that `id` names, else all that wait to be sent. One that was
 * sent says what it said of the placement then.
 */
export function viewLetters(actor: Actor, reference: string, id: string | null): Promise<LettersView> {
  return read(actor, async (tx) => {
    const found = await loadForLetters(tx, actor, reference, "read-letters");
    return lettersOf(tx, actor, found, id === null ? "waiting" : { id });
  });
}

/**
 * The same of one letter, of all that wait or of all that were sent, in a transaction of the caller, who may read them. All that
 * were sent go into a record, and bear nobody's name: who worked the case that day is not kept.
 */
export async function lettersOf(
  tx: Tx,
  actor: Actor,
  found: FoundStatutory,
  which: { id: string } | "waiting" | "sent",
): Promise<LettersView> {
  const all = await tx.statutoryNotice.findMany({
    where: { placementId: found.id, leftOut: null, sealed: { not: null } },
    select: {
      id: true,
      code: true,
      part: true,
      how: true,
      tells: true,
      withheldWhy: true,
      sentOn: true,
      facts: true,
      sealed: true,
      givenFor: true,
    },
    orderBy: { id: "asc" },
  });
  // A letter that was written for other circumstances stands in no list, and is not to be posted.
  const waits = (row: (typeof all)[number]) =>
    row.sentOn === null &&
    isNoticeCode(row.code) &&
    holds(row.givenFor as Basis, basisOf(row.code, found.facts));
  const rows = all.filter((row) =>
    typeof which === "object" ? row.id === which.id : which === "sent" ? row.sentOn !== null : waits(row),
  );
  if (typeof which === "object" && rows.length === 0) return notFound();
  if (rows.length === 0) return { reference: found.reference, letters: [] };
  const opened = await openForPage(tx, actor, found, rows);
  const [today, current, sender] = [
    londonDate(now()),
    await letterFactsOf(tx, found),
    await letterSenderOf(tx, found),
  ];
  const signs = which === "sent" ? { council: sender.council } : sender;
  const { given, family, knownAs, dateOfBirth } = opened.child;
  const child = {
    given: knownAs || given || "The child",
    name: `${given} ${family}`.trim() || "The child",
    born: dayWords(dateOfBirth),
  };
  return {
    reference: found.reference,
    letters: rows.flatMap((row) => {
      const letter = opened.letters.get(row.id);
      if (!letter) return [];
      const sentOn = dayOfColumn(row.sentOn);
      const facts = row.facts === null ? current : letterFacts.parse(row.facts);
      return [
        {
          ...letterOf({ part: row.part, tells: row.tells as Tells, letter, facts, sender: signs, child }),
          id: row.id,
          who: partWords(row.code, row.part),
          way: WAYS[row.how as Way],
          email: letter.email,
          withheld: row.tells === "withheld",
          withheldWhy: row.tells === "withheld" ? row.withheldWhy : null,
          sent: sentOn && dayWords(sentOn),
          day: dayWords(sentOn ?? today),
        },
      ];
    }),
  };
}
