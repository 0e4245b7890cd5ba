import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { nameWithStanding } from "~/domains/providers/confirmation.rules";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { may } from "~/domains/referrals/referral.policy";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import type { MatchGroup } from "../groups.rules";
import { GROUP_WORDS, isMatchGroup, wordService } from "../preview-page.rules";
import { readStage } from "../stage.schema";
import { askedBy, searchStage } from "./search-stage.server";

const PAGE = 50;

/**
 * One group of the preview as a searchable list, in the order of the register's keys: name, owner, council or
 * number. Thrown: 404 for a referral that is not this council's, 403 for a person who does not read it.
 */
export async function listPreviewServices(actor: Actor, reference: string, search: URLSearchParams) {
  const choice = readStage(search, "spot");
  const found = await read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral) return null;
    const permission = may(actor, "view", referral);
    if (permission !== true) return denyPage(permission);
    const asked = askedBy(referral);
    const search = asked && (await searchStage(tx, actor, asked, { kind: choice.stage, area: choice.area }));
    return { reference: referral.reference, search };
  });
  if (!found) return notFound();
  const wanted = search.get("group");
  const group: MatchGroup = isMatchGroup(wanted) ? wanted : "does-not-match";
  const asked = (search.get("q") ?? "").trim().slice(0, 100);
  const folded = asked.toLowerCase();
  const after = search.get("after") ?? "";
  const at = now();
  const all = found.search?.preview.groups[group] ?? [];
  const hits = all.filter(
    ({ service }) =>
      service.id > after &&
      (folded === "" ||
        [service.name, service.ownerName, service.localAuthority, service.registrationNumber].some((text) =>
          text?.toLowerCase().includes(folded),
        )),
  );
  const rows = hits.slice(0, PAGE).map(({ service, reasons }) => ({
    ...wordService(service, found.search?.from ?? null, at),
    registrationNumber: service.registrationNumber,
    owner: nameWithStanding(service.providerName ?? service.ownerName ?? "not given", service.standing),
    reasons: reasons.map((reason) => reason.message),
  }));
  const kept = new URLSearchParams(search);
  kept.delete("after");
  return {
    reference: found.reference,
    group,
    title: GROUP_WORDS[group].title,
    asked,
    kept: [...kept].filter(([name]) => name !== "q"),
    rows,
    first: after === "" ? null : `?${kept}`,
    next: hits.length > PAGE ? `?${kept}&after=${rows.at(-1)?.id ?? ""}` : null,
  };
}
