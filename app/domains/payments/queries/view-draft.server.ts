import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { feeWords } from "~/domains/agreements/queries/fee-words.server";
import { placementsBetween } from "~/domains/agreements/queries/placements-between.server";
import { poundsForInput } from "~/platform/forms/money";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import type { DocumentKind } from "../payment-document.options";
import { may } from "../payment-document.policy";
import { checkDraft, type DraftLine } from "./check-draft.server";
import { type FoundDraft, findDraft } from "./find-draft.server";

/** A line of the form, as its boxes begin. */
export type LineBoxes = {
  include?: "on";
  takesOff?: "on";
  placement: string;
  fee: string;
  from?: string;
  to?: string;
  weeklyPence?: string;
  pence?: string;
  words: string;
};

export type DraftView = {
  id: string;
  version: number;
  kind: DocumentKind;
  council: string;
  number: string;
  issuedOn: string | undefined;
  lines: LineBoxes[];
  /** Lines to bill that it had no room for. */
  leftOut: number;
  /** What each line with a fee is called, by its place. */
  labels: Record<number, string>;
  placements: { value: string; label: string }[];
  corrects: { id: string; number: string } | null;
};

/** Blank lines of the form for what the provider adds. */
const BLANK_LINES = 2;

async function draftOf(tx: Tx, actor: Actor, id: string): Promise<FoundDraft> {
  const draft = await findDraft(tx, actor, id);
  if (!draft) return notFound();
  const allowed = may(actor, "send", null);
  if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
  return draft;
}

/** A draft as its form begins; 404 where there is none of the actor's organisation. */
export function viewDraft(actor: Actor, id: string): Promise<DraftView> {
  return read(actor, async (tx) => {
    const draft = await draftOf(tx, actor, id);
    const { values, corrects } = draft;
    const placements = await placementsBetween(tx, draft);
    const fees = await feeWords(tx, values.lines.map(({ fee }) => fee).filter(isId));
    const labels = values.lines.flatMap(({ fee, placement, words }, index) =>
      fee
        ? [[index, [placement, fees.get(fee)?.words ?? "Fee", words].filter(Boolean).join(", ")] as const]
        : [],
    );
    const blank: LineBoxes[] = Array.from({ length: BLANK_LINES }, () => ({
      placement: "",
      fee: "",
      words: "",
    }));
    return {
      ...named(draft, await councilName(tx, draft)),
      number: values.number,
      issuedOn: values.issuedOn,
      leftOut: values.leftOut ?? 0,
      lines: [
        ...values.lines.map(({ include, takesOff, from, to, weeklyPence, pence, ...line }): LineBoxes => {
          const [weekly, amount] = [poundsForInput(weeklyPence), poundsForInput(pence)];
          return {
            ...line,
            ...(include ? { include: "on" } : {}),
            ...(takesOff ? { takesOff: "on" } : {}),
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            ...(weekly === undefined ? {} : { weeklyPence: weekly }),
            ...(amount === undefined ? {} : { pence: amount }),
          };
        }),
        ...blank,
      ],
      labels: Object.fromEntries(labels),
      placements: placements.map(({ reference, headline }) => ({
        value: reference,
        label: `${reference}, ${headline}`,
      })),
      corrects: corrects && { id: corrects.id, number: corrects.number },
    };
  });
}

const named = ({ id, version, kind }: FoundDraft, council: string) => ({ id, version, kind, council });

async function councilName(tx: Tx, { councilId }: FoundDraft): Promise<string> {
  const row = await tx.organisation.findUnique({ where: { id: councilId }, select: { name: true } });
  return row?.name ?? "";
}

export type CheckView = {
  id: string;
  version: number;
  kind: DocumentKind;
  council: string;
  number: string;
  issuedOn: string | undefined;
  lines: Pick<
    DraftLine,
    "reference" | "from" | "to" | "nights" | "weeklyPence" | "pence" | "words" | "compared"
  >[];
  totalPence: number;
  stops: string[];
  missing: string[];
};

/** A draft as it would be sent, with what would bounce. */
export function viewDraftCheck(actor: Actor, id: string): Promise<CheckView> {
  return read(actor, async (tx) => {
    const draft = await draftOf(tx, actor, id);
    const { lines, totalPence, stops, missing } = await checkDraft(tx, actor, draft);
    const { number, issuedOn } = draft.values;
    const unfinished = number === "" || issuedOn === undefined;
    return {
      ...named(draft, await councilName(tx, draft)),
      ...{ number, issuedOn, totalPence, missing },
      stops: unfinished ? ["The number or the date is missing. Enter both.", ...stops] : stops,
      lines: lines.map(({ placementId: _, feeId: __, ...line }) => line),
    };
  });
}
