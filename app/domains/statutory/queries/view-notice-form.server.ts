import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { ALREADY_SENT } from "../commands/lock-notice.server";
import { may, writingOf } from "../letters.policy";
import { type LetterWords, type Place, placeOf } from "../notice-letter.rules";
import { codeOfPart, isNoticeCode, type NoticeCode, partBefore, partWords } from "../notice-parts.options";
import type { OpenedLetters, ToldOfChild } from "../sealed-notice.server";
import type { LookedAfter } from "../statutory-steps.rules";
import { noticeDue } from "../statutory-words.rules";
import { STEPS } from "../steps.options";
import { loadForLetters, openForPage } from "./load-letters.server";
import type { FoundStatutory } from "./load-statutory.server";
import { noticesOf } from "./notices-of.server";

export type NoticeForm = {
  reference: string;
  code: NoticeCode;
  title: string;
  regulation: string;
  due: string;
  /** Of the notice, 0 for a new one. */
  version: number;
  whyNot: string | null;
  part: string;
  who: string;
};

export type LetterFormView = NoticeForm & {
  letter: LetterWords;
  how: string;
  tells: string;
  withheldWhy: string;
  /** What lets the council keep from parents where the child lives depends on it. */
  lookedAfter: LookedAfter;
  place: Place;
};

/** In how many of the newest letters a form looks for where the child lives. */
const NEWEST = 5;

/** The form of one letter, which is a look: it is filled from the child's page, the letter itself, and the newest ones. */
export function viewLetterForm(actor: Actor, reference: string, of: string): Promise<LetterFormView> {
  return read(actor, async (tx) => {
    const found = await loadForLetters(tx, actor, reference, "write-letters");
    const { form, row } = await formOf(tx, actor, found, of);
    const sealed = await tx.statutoryNotice.findMany({
      where: { placementId: found.id, leftOut: null, sealed: { not: null } },
      select: { id: true, part: true, tells: true, withheldWhy: true, sealed: true },
      orderBy: { id: "desc" },
    });
    // Who was told of the placement is told of its end where they were told.
    const before = sealed.find(({ part }) => part === partBefore(form.part));
    const newest = sealed.filter(({ tells }) => tells === "full").slice(0, NEWEST);
    const filledFrom = [row, before, ...newest].map((one) => one?.id);
    const opened = await openForPage(
      tx,
      actor,
      found,
      sealed.filter(({ id }) => filledFrom.includes(id)),
    );
    const own = row && opened.letters.get(row.id);
    const told = before && opened.letters.get(before.id);
    const begun = { ...EMPTY, name: nameOf(form.part, opened.child), ...placeIn(opened) };
    return {
      ...form,
      letter: own ?? (told ? { ...begun, name: told.name, address: told.address, email: told.email } : begun),
      how: row?.how ?? "",
      tells: row?.tells ?? before?.tells ?? "",
      withheldWhy: row?.withheldWhy ?? before?.withheldWhy ?? "",
      lookedAfter: found.facts.lookedAfter,
      place: placeOf(found.facts.kind),
    };
  });
}

/** The form that leaves somebody out; the reason for which somebody was left out before stands in it. */
export function viewLeaveOutForm(
  actor: Actor,
  reference: string,
  of: string,
): Promise<NoticeForm & { leftOut: string; leftOutWhy: string }> {
  return read(actor, async (tx) => {
    const found = await loadForLetters(tx, actor, reference, "write-letters");
    const { form, row } = await formOf(tx, actor, found, of);
    return { ...form, leftOut: row?.leftOut ?? "", leftOutWhy: row?.leftOutWhy ?? "" };
  });
}

export type SentNotice = {
  reference: string;
  id: string;
  who: string;
  version: number;
  whyNot: string | null;
};

/** A letter that was sent, before it is recorded that it was not. */
export function viewSentNotice(actor: Actor, reference: string, id: string): Promise<SentNotice> {
  return read(actor, async (tx) => {
    const found = await loadForLetters(tx, actor, reference, "write-letters");
    const row = (await noticesOf(tx, found.id)).find((one) => one.id === id) ?? notFound();
    const why = row.sentOn === null ? "This letter is not recorded as sent" : null;
    return {
      ...{ reference: found.reference, id, version: row.version },
      who: partWords(row.code, row.part),
      whyNot: whyNotNow(actor, found, isNoticeCode(row.code) ? row.code : "notice-child") ?? why,
    };
  });
}

const EMPTY: LetterWords = {
  ...{ name: "", address: "", email: "", where: "", carers: "", words: "" },
  carePlan: "",
};

async function formOf(tx: Tx, actor: Actor, found: FoundStatutory, of: string) {
  const rows = await noticesOf(tx, found.id);
  const row = isId(of) ? (rows.find(({ id }) => id === of) ?? notFound()) : null;
  const code = row?.code ?? codeOfPart(of);
  if (!isNoticeCode(code)) return notFound();
  const step = found.law.steps.find((one) => one.code === code) ?? notFound();
  const { title, regulation } = STEPS[code];
  const there = row?.sentOn ? ALREADY_SENT : null;
  const form: NoticeForm = {
    ...{ reference: found.reference, code, title, regulation },
    due: noticeDue(step, found.start),
    version: row?.version ?? 0,
    whyNot: whyNotNow(actor, found, code) ?? there,
    ...{ part: row?.part ?? of, who: partWords(code, row?.part ?? of) },
  };
  return { form, row };
}

function whyNotNow(actor: Actor, found: FoundStatutory, code: NoticeCode): string | null {
  const allowed = may(actor, writingOf(code), found.subject);
  return allowed === true ? null : allowed.message;
}

/** Where and with whom the child lives, as the newest letter has each. */
function placeIn({ letters }: OpenedLetters): Pick<LetterWords, "where" | "carers"> {
  const newest = (key: "where" | "carers") =>
    [...letters.values()].find((letter) => letter[key] !== "")?.[key] ?? "";
  return { where: newest("where"), carers: newest("carers") };
}

/** The name of somebody of this part, where the child's page has it. */
function nameOf(part: string, child: ToldOfChild): string {
  const known: Partial<Record<string, string>> = {
    child: `${child.given} ${child.family}`.trim(),
    mother: child.motherName,
    father: child.fatherName,
    school: child.school,
  };
  return known[part] ?? "";
}
