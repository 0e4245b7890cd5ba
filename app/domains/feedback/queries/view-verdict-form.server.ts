import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { may } from "../verdict.policy";
import {
  correctableUntil,
  type VerdictDays,
  verdictDaysOf,
  verdictTitle,
  whyNoVerdict,
} from "../verdict.rules";
import { livedFacts, readVerdicts, type VerdictRow } from "./read-verdicts.server";

export type VerdictFormView = {
  reference: string;
  child: string;
  service: string;
  council: string;
  referral: string;
  days: VerdictDays;
  title: string;
  version: number;
  sections: VerdictRow["sections"];
  until: string;
  whyNot: string | null;
};

/** A verdict before it is given or corrected: 404 for no such day or placement, 403 for a role. */
export function viewVerdictForm(
  actor: Actor,
  asked: { reference: string; days: string },
): Promise<VerdictFormView> {
  const days = verdictDaysOf(asked.days);
  if (days === null) return notFound();
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, asked.reference);
    const allowed = may(actor, "give", placement.subject);
    if (allowed !== true) return denyPage(allowed);
    const row = (await readVerdicts(tx, actor, placement)).find((one) => one.days === days);
    const facts = livedFacts(placement);
    const { reference, child, service, referral } = placement;
    return {
      ...{ reference, child, service, referral, days },
      council: placement.council.name,
      title: verdictTitle(days),
      version: row?.version ?? 0,
      sections: row?.sections ?? [],
      until: facts.started === null ? "" : correctableUntil(days, facts.started),
      whyNot: whyNoVerdict(days, facts, placement.today),
    };
  });
}
