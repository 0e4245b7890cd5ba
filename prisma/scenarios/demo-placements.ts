import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { AbsenceKind } from "~/domains/agreements/absences/absence-kinds.options";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { giveNotice } from "~/domains/agreements/commands/give-notice.server";
import { recordAbsence } from "~/domains/agreements/commands/record-absence.server";
import { recordReview } from "~/domains/agreements/commands/record-review.server";
import { setFundingSplit } from "~/domains/agreements/commands/set-funding-split.server";
import type { EndReason } from "~/domains/agreements/placement/end-reasons.options";
import { addItem } from "~/domains/arrivals/commands/add-item.server";
import { saveArrivalPlan } from "~/domains/arrivals/commands/save-arrival-plan.server";
import type { ItemCode, PlanKind } from "~/domains/arrivals/plan-items.options";
import { giveVerdict } from "~/domains/feedback/commands/give-verdict.server";
import { SECTION_KEYS } from "~/domains/feedback/verdict.schema";
import { takePack } from "~/domains/records/commands/take-pack.server";
import type { ReferralSection } from "~/domains/referrals/referral-sections.options";
import { askApproval } from "~/domains/statutory/commands/ask-approval.server";
import { giveStep } from "~/domains/statutory/commands/give-step.server";
import { saveLetter } from "~/domains/statutory/commands/save-letter.server";
import { sendNotices } from "~/domains/statutory/commands/send-notices.server";
import { tellCircumstances } from "~/domains/statutory/commands/tell-circumstances.server";
import { viewNotices } from "~/domains/statutory/queries/view-notices.server";
import type { StepCode } from "~/domains/statutory/steps.options";
import { now as clock } from "~/platform/clock.server";
import { addDays, londonDate } from "~/platform/time";
import { done } from "./demo-search.ts";

/** A day so many days from the one on which the demo opens. */
const day = (days: number) => addDays(londonDate(new Date()), days);

/** The referral that an offer answers. */
const searchOf = async (actor: Actor, offer: string) =>
  (
    await read(actor, (tx) =>
      tx.offer.findUniqueOrThrow({
        where: { reference: offer },
        select: { delivery: { select: { reference: true } } },
      }),
    )
  ).delivery.reference;

type PlanWords = { value?: string; note?: string; open?: true };

/** What each side says of the placement that came of an offer. */
export function placementOf(offer: string) {
  const now = (actor: Actor) =>
    read(actor, (tx) =>
      tx.placement.findFirstOrThrow({
        where: { offer: { reference: offer } },
        select: { reference: true, version: true },
      }),
    );
  return {
    reference: async (who: Actor) => (await now(who)).reference,
    recorded: async (who: Actor, code: StepCode, evidence: string) =>
      done(
        `${who.personName} recording a statutory step`,
        giveStep(who, {
          reference: (await now(who)).reference,
          code,
          version: 0,
          givenOn: londonDate(clock()),
          evidence,
        }),
      ),
    /** A letter about the placement: the first of them is sent today. */
    letters: async (
      who: Actor,
      ...letters: readonly { of: string; name: string; withheldWhy?: string }[]
    ) => {
      const { reference } = await now(who);
      for (const { of, name, withheldWhy = "" } of letters) {
        const told = withheldWhy ? ("withheld" as const) : ("full" as const);
        const letter = {
          name,
          address: "14 Tettenhall Road\nWolverhampton\nWV1 4SA",
          email: "",
          carers: "",
          words: "",
          carePlan: "" as const,
        };
        await done(
          `${who.personName} writing a letter`,
          saveLetter(who, {
            ...{ ...letter, reference, of, version: 0, how: "post" as const, tells: told, withheldWhy },
            where: "31 Linden Avenue, Wolverhampton WV6 8RB",
          }),
        );
      }
      const [first] = (await viewNotices(who, reference)).waiting;
      await done(
        `${who.personName} sending a letter`,
        sendNotices(who, { reference, notices: [first?.chosen ?? ""], sentOn: londonDate(clock()) }),
      );
    },
    /** The move disrupts Key Stage 4, and the nominated officer is asked to approve it. */
    approvalAsked: async (who: Actor, note: string) => {
      const { reference } = await now(who);
      const told = { reference, version: 0, livesIn: "", carer: "", schooling: "disrupted" } as const;
      await done(
        `${who.personName} telling of the schooling`,
        tellCircumstances(who, { ...told, toldHow: "The school and the virtual school, by phone" }),
      );
      await done(
        `${who.personName} asking for an approval`,
        askApproval(who, { reference, code: "key-stage-4-approval", version: 1, note }),
      );
    },
    /** The council splits the cost with health, whose agreement comes later. */
    sharedWithHealth: async (who: Actor, from: number) =>
      done(
        `${who.personName} recording who pays`,
        setFundingSplit(who, {
          reference: await searchOf(who, offer),
          child: 1,
          firstDay: day(from),
          shares: [
            { party: "social-care", basisPoints: 7_000, icbCode: null, paysProvider: false },
            { party: "health", basisPoints: 3_000, icbCode: "E54000062", paysProvider: false },
          ],
          expected: "",
        }),
      ),
    /** This side's first words on a plan: what is done, with an answer or a note where there is one. */
    ticked: async (who: Actor, kind: PlanKind, items: Partial<Record<ItemCode, PlanWords>>) =>
      done(
        `${who.personName} ticking the ${kind} plan`,
        saveArrivalPlan(who, {
          reference: (await now(who)).reference,
          kind,
          version: 0,
          items: Object.entries(items).map(([key, { open, ...words }]) => ({
            ...{ key, done: open !== true, notNeeded: false, value: "", note: "" },
            ...words,
          })),
        }),
      ),
    /** This side's own item on a plan that it has written on once. */
    added: async (who: Actor, kind: PlanKind, label: string) =>
      done(
        `${who.personName} adding to the ${kind} plan`,
        addItem(who, { reference: (await now(who)).reference, kind, version: 1, label, before: true }),
      ),
    /** What the home says of the referral after a week; what is not named was as described. */
    judged: async (who: Actor, differs: Partial<Record<ReferralSection, string>>) =>
      done(
        `${who.personName} on the referral`,
        giveVerdict(who, {
          ...{ reference: (await now(who)).reference, days: 7, version: 0 },
          sections: SECTION_KEYS.map((section) => {
            const note = differs[section];
            if (note === undefined) return { section, says: "described", note: "" };
            return { section, says: note === "" ? "missing" : "differs", note };
          }),
        }),
      ),
    /** What came of a statutory review, and when the next one is. */
    reviewed: async (who: Actor, on: number, nextOn: number, note: string) =>
      done(
        `${who.personName} recording a review`,
        recordReview(who, {
          ...{ reference: (await now(who)).reference, version: 0, outcome: "continues", note },
          heldOn: day(on),
          nextOn: day(nextOn),
        }),
      ),
    /** The pack for the child's case record is downloaded. */
    packed: async (who: Actor) =>
      done(`${who.personName} taking a pack`, takePack(who, (await now(who)).reference)),
    movedIn: async (who: Actor, on: number) =>
      done(
        `${who.personName} confirming a start`,
        confirmMoveIn(who, { ...(await now(who)), movedIn: day(on), why: "" }),
      ),
    away: async (who: Actor, kind: AbsenceKind, from: number, back: number | null) =>
      done(
        `${who.personName} recording an absence`,
        recordAbsence(who, {
          reference: (await now(who)).reference,
          kind,
          awayFrom: day(from),
          backOn: back === null ? null : day(back),
        }),
      ),
    notice: async (who: Actor, lastNight: number, reason: EndReason, note: string) =>
      done(
        `${who.personName} giving notice`,
        giveNotice(who, { ...(await now(who)), lastNight: day(lastNight), reason, note, short: "" }),
      ),
    ends: async (who: Actor, lastNight: number, reason: EndReason, note: string) =>
      done(
        `${who.personName} recording an end`,
        endPlacement(who, { ...(await now(who)), lastNight: day(lastNight), reason, note }),
      ),
  };
}
