import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { gateWords, LEAST_REMAINING, type Remaining } from "~/domains/anonymisation/gate/gate.rules";
import { recordTextLook } from "~/domains/vault/commands/record-text-look.server";
import { notFound } from "~/platform/not-found.server";
import { mayDecideGate } from "../commands/gate-to-decide.server";
import { pageTitle } from "../draft.rules";
import { workingHeadline } from "../headline.rules";
import { PAGE_FIELDS } from "../page-rows.rules";
import type { ReferralState } from "../referral.machine";
import { may } from "../referral.policy";
import { isContentPage } from "../referral.schema";
import { type FoundReferral, findReferral } from "./find-referral.server";
import { type GateFieldView, type GateItemView, gateItemViews } from "./gate-views.server";
import { loadGate } from "./load-gate.server";
import { type SmallNumbersView, viewSmallNumbers } from "./view-small-numbers.server";

export type GateHead = {
  reference: string;
  headline: string;
  state: ReferralState;
  /** Whether the actor decides here, or in words why not; then nothing of the text or its findings is in the view. */
  whyNot: string | null;
};

export type GateView = GateHead & {
  items: GateItemView[];
  fields: GateFieldView[];
  /** Why it is shut, in words; null when it is open, and for who does not decide here. */
  closed: string | null;
  waiting: { undecided: number; secondPerson: number };
  remaining: Remaining & { tooLittle: boolean };
  /** How few children fit what would be published; null while a page is missing, and for who does not decide here. */
  small: SmallNumbersView | null;
  digest: string;
  reading: { by: string; at: Date } | null;
};

/** For a page beneath the gate that shows nothing of the text. Opens nothing. Throws 404. */
export function viewGateHead(actor: Actor, reference: string): Promise<GateHead> {
  return read(actor, async (tx) => headOf(actor, await findVisible(tx, actor, reference)));
}

/**
 * What will be published of a referral beside what was written, with every finding; a look. Whoever does not decide here
 * gets the words why, and nothing is opened for them: neither the answer nor its time tells of the text. Throws 404.
 */
export function viewGate(actor: Actor, reference: string): Promise<GateView> {
  return read(actor, async (tx) => {
    const referral = await findVisible(tx, actor, reference);
    const head = headOf(actor, referral);
    if (head.whyNot !== null) return { ...head, ...NOTHING };
    const { gate, digest, read: isRead, small, stillIdentifying } = await loadGate(tx, actor, referral);
    await recordTextLook(tx, actor, referral.child.identityId);
    const reading = await tx.gateReading.findUnique({
      where: { referralId: referral.id },
      select: { readById: true, readAt: true },
    });
    const people = await namesOfPeople(tx, [reading?.readById ?? null, small?.decision?.byId ?? null]);
    const nameOf = (id: string) => people.get(id)?.name ?? "A former colleague";
    return {
      ...head,
      items: await gateItemViews(tx, actor, referral, gate, labelOf),
      fields: gate.fields.flatMap(({ field, ...text }) => {
        const page = field.split(".")[0] ?? "";
        return isContentPage(page) ? [{ ...text, page, label: labelOf(field) }] : [];
      }),
      closed: gateWords(gate, isRead, small?.shut ?? null),
      waiting: gate.waiting,
      remaining: { ...gate.remaining, tooLittle: gate.remaining.share < LEAST_REMAINING },
      small: small ? viewSmallNumbers(small, stillIdentifying, nameOf) : null,
      digest,
      reading: reading && isRead ? { by: nameOf(reading.readById), at: reading.readAt } : null,
    };
  });
}

const NOTHING: Omit<GateView, keyof GateHead> = {
  items: [],
  fields: [],
  closed: null,
  waiting: { undecided: 0, secondPerson: 0 },
  remaining: { before: 0, after: 0, share: 1, lost: [], tooLittle: false },
  small: null,
  digest: "",
  reading: null,
};

async function findVisible(tx: Tx, actor: Actor, reference: string): Promise<FoundReferral> {
  const referral = await findReferral(tx, actor, reference);
  return referral && may(actor, "view", referral) === true ? referral : notFound();
}

function headOf(actor: Actor, referral: FoundReferral): GateHead {
  const allowed = mayDecideGate(actor, referral);
  const { serviceKind } = referral.content.draft.purpose ?? {};
  return {
    reference: referral.reference,
    headline: workingHeadline({ ...referral.child, serviceKind }),
    state: referral.state,
    whyNot: allowed === true ? null : allowed.message,
  };
}

/** "narrative.narrative" as a person reads it. */
function labelOf(path: string): string {
  const [page = "", field = ""] = path.split(".");
  if (!isContentPage(page)) return path;
  const labels = PAGE_FIELDS[page] as Readonly<Record<string, { label: string }>>;
  return labels[field]?.label ?? pageTitle(page);
}
