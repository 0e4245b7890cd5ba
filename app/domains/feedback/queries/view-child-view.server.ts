import { data } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { destroyedWords, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { dayAndTime, londonDate } from "~/platform/time";
import { type ViewKind, type ViewMoment, viewKindWords } from "../child-view.options";
import { childViewAbilities, may } from "../child-view.policy";
import { openViews } from "../sealed-view.server";
import { type ChildAsked, type FoundAsked, findChildAsked } from "./find-child.server";

export type ChildViewPage = {
  moment: ViewMoment;
  referral: string;
  placement: string | null;
  version: number;
  recorded: { how: ViewKind; words: string; why: string | null; text: string | null; by: string } | null;
  records: boolean;
  whyNot: string | null;
};

/**
 * What a child said, with the form that records it: a look where something is recorded. 404 for what is not the council's;
 * 403, on the record, for who may not know the child; 410 once the child is not kept any more.
 */
export function viewChildView(actor: Actor, asked: ChildAsked): Promise<ChildViewPage> {
  return read(actor, async (tx) => {
    const found = await findChildAsked(tx, actor, asked, londonDate(now()));
    if (!found) return notFound();
    const allowed = may(actor, "read", found.subject);
    if (allowed !== true) {
      const refused = refusalOf(allowed, { tried: "identity", referralId: found.referralId });
      throw new RefusedPage(refused, "Ask the child's social worker, or the broker who has the referral.");
    }
    const row = await tx.childView.findFirst({
      where: { referralChildId: found.childId, moment: found.moment },
    });
    return {
      moment: found.moment,
      referral: found.referralReference,
      placement: found.placement?.reference ?? null,
      version: row?.version ?? 0,
      recorded: row && {
        how: row.how as ViewKind,
        words: viewKindWords(row.how, row.why),
        why: row.why,
        text: await textOf(tx, actor, found, row),
        by: await byOf(tx, row),
      },
      records: childViewAbilities(actor, found.subject).record,
      whyNot: found.whyNot,
    };
  });
}

async function textOf(
  tx: Tx,
  actor: Actor,
  found: FoundAsked,
  row: { id: string; sealed: Uint8Array | null },
) {
  const opened = await openViews(tx, actor, found.identityId, [row]);
  if (opened.ok) return opened.value.get(row.id) ?? null;
  if (opened.error.kind !== "destroyed") return refusePage(opened.error);
  throw data({ title: NO_LONGER_KEPT, message: destroyedWords(opened.error.at, now()) }, { status: 410 });
}

async function byOf(
  tx: Tx,
  row: { recordedById: string; recordedAt: Date; version: number },
): Promise<string> {
  const names = await namesOfPeople(tx, [row.recordedById]);
  const who = names.get(row.recordedById)?.name ?? "a former colleague";
  return `${row.version > 1 ? "Corrected" : "Recorded"} by ${who}, ${dayAndTime(row.recordedAt, now())}`;
}
