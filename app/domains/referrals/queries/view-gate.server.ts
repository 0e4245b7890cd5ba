import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import {
  type GateItem,
  type GatePiece,
  gateWords,
  LEAST_REMAINING,
  type Remaining,
} from "~/domains/anonymisation/gate.rules";
import { notFound } from "~/platform/not-found.server";
import { mayDecideGate } from "../commands/gate-to-decide.server";
import { pageTitle } from "../draft.rules";
import { workingHeadline } from "../headline.rules";
import { PAGE_FIELDS } from "../page-rows.rules";
import type { ReferralState } from "../referral.machine";
import { may } from "../referral.policy";
import { type ContentPage, isContentPage } from "../referral.schema";
import { findReferral } from "./find-referral.server";
import { loadGate } from "./load-gate.server";
import { type SmallNumbersView, viewSmallNumbers } from "./view-small-numbers.server";

export type GateItemView = Omit<GateItem, "fields" | "decision"> & {
  /** "The story so far, More about the needs". */
  where: string;
  action: "mask" | "words" | "keep" | "";
  instead: string;
  reason: string;
  /** Who left it in; only where a second person is waited for. */
  by: { name: string; me: boolean } | null;
};

export type GateFieldView = {
  page: ContentPage;
  label: string;
  original: GatePiece[];
  published: GatePiece[];
  changed: boolean;
};

export type GateView = {
  reference: string;
  headline: string;
  state: ReferralState;
  items: GateItemView[];
  fields: GateFieldView[];
  /** Why it is shut, in words; null when it is open. */
  closed: string | null;
  waiting: { undecided: number; secondPerson: number };
  remaining: Remaining & { tooLittle: boolean };
  /** How few children fit what would be published; null while a page is missing, and for who does not decide here. */
  small: SmallNumbersView | null;
  digest: string;
  reading: { by: string; at: Date } | null;
  /** Whether the actor decides here, or in words why not; then neither findings nor text are in the view. */
  whyNot: string | null;
};

/** What will be published of a referral beside what was written, with every finding. Throws 404. */
export function viewGate(actor: Actor, reference: string): Promise<GateView> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral || may(actor, "view", referral) !== true) return notFound();
    const { gate, digest, read: isRead, small, toldAnyway } = await loadGate(tx, actor, referral);
    const allowed = mayDecideGate(actor, referral);
    const where = { referralId: referral.id, councilId: actor.organisationId };
    const keepers = await tx.gateDecision.findMany({
      where: { ...where, action: "keep", agreedById: null },
      select: { term: true, decidedById: true },
    });
    const reading = await tx.gateReading.findUnique({
      where: { referralId: referral.id },
      select: { readById: true, readAt: true },
    });
    const people = await tx.person.findMany({
      where: {
        id: {
          in: [
            ...keepers.map((one) => one.decidedById),
            ...(reading ? [reading.readById] : []),
            ...(small?.decision ? [small.decision.byId] : []),
          ],
        },
      },
      select: { id: true, name: true },
    });
    const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? "A former colleague";
    const shown = allowed === true;
    return {
      reference,
      headline: workingHeadline({
        ...referral.child,
        serviceKind: referral.content.draft.purpose?.serviceKind,
      }),
      state: referral.state,
      items: shown
        ? gate.items.map(({ fields, decision, ...item }) => {
            const keeper = keepers.find(({ term }) => term === item.term);
            return {
              ...item,
              where: fields.map(labelOf).join(", "),
              action: decision?.action ?? "",
              instead: decision?.instead ?? "",
              reason: decision?.reason ?? "",
              by:
                item.state === "second-person" && keeper
                  ? { name: nameOf(keeper.decidedById), me: keeper.decidedById === actor.personId }
                  : null,
            };
          })
        : [],
      fields: shown
        ? gate.fields.flatMap(({ field, ...text }) => {
            const page = field.split(".")[0] ?? "";
            return isContentPage(page) ? [{ ...text, page, label: labelOf(field) }] : [];
          })
        : [],
      closed: gateWords(gate, isRead, small?.shut ?? null),
      waiting: gate.waiting,
      remaining: { ...gate.remaining, tooLittle: gate.remaining.share < LEAST_REMAINING },
      small: shown && small ? viewSmallNumbers(small, toldAnyway, nameOf) : null,
      digest,
      reading: reading && isRead ? { by: nameOf(reading.readById), at: reading.readAt } : null,
      whyNot: shown ? null : allowed.words,
    };
  });
}

/** "narrative.narrative" as a person reads it. */
function labelOf(path: string): string {
  const [page = "", field = ""] = path.split(".");
  if (!isContentPage(page)) return path;
  const labels = PAGE_FIELDS[page] as Readonly<Record<string, { label: string }>>;
  return labels[field]?.label ?? pageTitle(page);
}
