import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { outcodeVerdicts } from "~/domains/providers/queries/check-outcodes.server";
import { answerBy } from "~/domains/referrals/deadline.rules";
import { isOutcode } from "~/domains/referrals/location.schema";
import {
  issuesOf,
  loadReferralForSending,
} from "~/domains/referrals/queries/load-referral-for-sending.server";
import { referralMachine } from "~/domains/referrals/referral.machine";
import { ANSWER_WITHIN } from "~/domains/referrals/referral.options";
import { may } from "~/domains/referrals/referral.policy";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import { deliveriesOf } from "../groups.rules";
import { betterAvoided, keptAway } from "../kept-away.rules";
import { byOwner, byProvider, unplacedServices } from "../preview-page.rules";
import { areaWords, readStage, STAGE_CLOCKS } from "../stage.schema";
import { searchStage } from "./search-stage.server";

/** Lists on the page itself are cut here; all of them stand behind a link. */
const ANSWER_LIMIT = 30;

/**
 * Whom a stage would reach, before it is sent: four groups that add up to the register. Thrown: 404 for a referral
 * that is not this council's, 403 when this person does not send.
 */
export async function previewSearch(actor: Actor, reference: string, search: URLSearchParams) {
  const page = await read(actor, async (tx) => {
    const sending = await loadReferralForSending(tx, actor, reference);
    if (!sending) return null;
    const { referral, content, child } = sending;
    const first = referralMachine.allows(referral.state, "send");
    const permission = may(actor, first ? "send" : "widen", referral);
    if (permission !== true) return { permission } as const;
    const [own, stages, deliveries] = [
      await tx.organisation.count({ where: { ownerCouncilId: actor.organisationId } }),
      await tx.searchStage.findMany({
        where: { referralId: referral.id },
        select: { number: true, kind: true, area: true, openedAt: true },
        orderBy: { number: "asc" },
      }),
      await tx.delivery.findMany({
        where: { referralId: referral.id },
        select: { providerId: true, services: { select: { serviceId: true } } },
      }),
    ];
    const choice = readStage(search, own > 0 && stages.length === 0 ? "internal" : "spot");
    const stage = { kind: choice.stage, area: choice.area };
    const found = content && child ? await searchStage(tx, actor, { content, child }, stage) : null;
    const areas = [...(content?.location.mustKeepAway ?? []), ...(content?.location.preferKeepAway ?? [])];
    const verdicts = await outcodeVerdicts(tx, areas.filter(isOutcode));
    return { permission, sending, stages, deliveries, choice, found, verdicts } as const;
  });
  if (!page) return notFound();
  if (page.permission !== true) return denyPage(page.permission);
  const { sending, stages, deliveries, choice, found, verdicts } = page;
  const { referral } = sending;
  const at = now();
  const paths = councilPaths(actor.organisationSlug).referral(referral.reference);
  const has = new Map(
    deliveries.map((one) => [one.providerId, new Set(one.services.map((s) => s.serviceId))]),
  );
  const reached = found ? deliveriesOf(found.preview) : [];
  const fresh = reached
    .map((one) => ({
      ...one,
      services: one.services.filter((service) => !has.get(one.providerId)?.has(service.id)),
    }))
    .filter((one) => one.services.length > 0);
  const purpose = sending.content?.purpose;
  const until =
    purpose &&
    answerBy(choice.clock === "referral" ? purpose : { ...purpose, answerWithin: choice.clock }, at);
  const groups = found?.preview.groups;
  const willGet = byProvider(
    groups?.["will-get-it"].map((one) => one.service) ?? [],
    found?.from ?? null,
    at,
  );
  const invite = byOwner(groups?.["not-on-portal"].map((one) => one.service) ?? [], found?.from ?? null, at);
  const notConfirmed = byProvider(
    groups?.["not-confirmed"].map((one) => one.service) ?? [],
    found?.from ?? null,
    at,
  );
  const lists = [willGet, invite, notConfirmed].flat().flatMap((owner) => owner.services);
  return {
    reference: referral.reference,
    version: referral.version,
    key: newFormKey(),
    widening: stages.length > 0,
    councilSlug: actor.organisationSlug,
    choice: {
      stage: choice.stage,
      area: choice.area.kind,
      councils: choice.councils,
      clock: choice.clock,
      areaWords: areaWords(choice.area),
      query: queryOf(search),
    },
    clocks: Object.entries(STAGE_CLOCKS).map(([value, label]) => ({
      value,
      label:
        value === "referral" && purpose
          ? `${purpose.answerWithin === "own" ? "Your own time" : ANSWER_WITHIN[purpose.answerWithin]} (as asked)`
          : label,
    })),
    until: until ? dayAndTime(until, at) : null,
    stagesSoFar: stages.map((one) => ({
      number: one.number,
      words: `Stage ${one.number}: ${one.kind === "internal" ? "our own services" : areaWords(one.area as never)}, ${dayAndTime(one.openedAt, at)}`,
    })),
    blocks: issuesOf(sending).map(({ page, message }) => ({ words: message, to: paths.editPage(page) })),
    complete: found !== null,
    counts: found?.preview.counts ?? null,
    total: found?.preview.total ?? 0,
    goesTo: { providers: fresh.length, services: fresh.reduce((sum, one) => sum + one.services.length, 0) },
    unplaced: unplacedServices(
      fresh.flatMap(({ services }) => services),
      sending.content?.location.mustKeepAway ?? [],
    ),
    keptAway: found ? keptAway(found.preview, sending.content?.location.mustKeepAway ?? [], verdicts) : [],
    betterAvoided: betterAvoided(
      reached.flatMap(({ services }) => services),
      sending.content?.location.preferKeepAway ?? [],
      verdicts,
    ),
    hasAlready: reached.length - fresh.length,
    willGet: { shown: willGet.slice(0, ANSWER_LIMIT), owners: willGet.length },
    invite: { shown: invite.slice(0, ANSWER_LIMIT), owners: invite.length },
    notConfirmed: { shown: notConfirmed.slice(0, ANSWER_LIMIT), owners: notConfirmed.length },
    whyNot: found?.preview.whyNot ?? [],
    from: found?.from?.place ?? null,
    standIn: lists.some((service) => service.standIn),
  };
}

export type SearchPreview = Awaited<ReturnType<typeof previewSearch>>;

/** The choice as an address carries it on to the lists. */
function queryOf(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of ["stage", "area", "councils"]) {
    for (const value of search.getAll(name)) kept.append(name, value);
  }
  const text = kept.toString();
  return text === "" ? "" : `&${text}`;
}
