import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type AgreedPromises, agreedPromises } from "~/domains/agreements/queries/agreed-promises.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { denyPage } from "~/platform/refusal.server";
import type { PromiseAnswer, PromisePoint } from "../promise.options";
import { may, type PromiseAction } from "../promise.policy";
import { brokenPoints, whyNoPromiseCheck, whyNothingToTell } from "../promise.rules";
import { type PromiseMessageView, readPromise, viewPromiseMessages } from "./read-promise.server";
import { livedFacts } from "./read-verdicts.server";

/** A placement before it is compared with what was promised, or before the provider is told of it. */
export type PromiseFormView = Pick<PlacementView, "reference" | "child" | "service"> & {
  provider: string;
  version: number;
  answers: Partial<Record<PromisePoint, PromiseAnswer>>;
  note: string;
  /** Those that are not as promised. */
  broken: PromisePoint[];
  /** What the provider was told already; before it is told more. */
  messages: PromiseMessageView[];
  /** What the agreement says; null where none is issued, and before the provider is told. */
  agreed: AgreedPromises | null;
  whyNot: string | null;
};

/** The same for its two forms: 404 for what the actor may not see, 403 for a role. */
export function viewPromiseForm(
  actor: Actor,
  { reference, action }: { reference: string; action: Extract<PromiseAction, "record" | "send"> },
): Promise<PromiseFormView> {
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    const allowed = may(actor, action, placement.subject);
    if (allowed !== true) return denyPage(allowed);
    return formOf(tx, actor, placement, action);
  });
}

async function formOf(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
  action: "record" | "send",
): Promise<PromiseFormView> {
  const row = await readPromise(tx, actor, placement);
  const { reference, child, service } = placement;
  const broken = brokenPoints(row?.points ?? []);
  const messages = action === "send" ? await viewPromiseMessages(tx, actor, placement) : [];
  return {
    ...{ reference, child, service, broken },
    provider: placement.provider.name,
    version: row?.version ?? 0,
    answers: Object.fromEntries((row?.points ?? []).map(({ point, says }) => [point, says])),
    note: row?.note ?? "",
    messages,
    agreed: action === "record" ? await agreedPromises(tx, actor, placement) : null,
    whyNot:
      action === "send"
        ? whyNothingToTell(broken, messages[0]?.points)
        : whyNoPromiseCheck(livedFacts(placement), placement.today),
  };
}
