import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { identifyingTexts } from "~/domains/referrals/queries/identifying-texts.server";
import { may } from "~/domains/referrals/referral.policy";
import { declineLabel } from "~/domains/routing/decline-reasons.options";
import { DELIVERY_STATE_WORDS, type DeliveryState } from "~/domains/routing/delivery.machine";
import { serviceDistances } from "~/domains/routing/queries/service-distances.server";
import { areaWords } from "~/domains/routing/stage.schema";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import { type BoardDelivery, type LoadedBoard, loadBoard } from "./load-board.server";

/**
 * Everyone whom a referral was sent to: told or not and why, who opened it, who has it, each service's answer; in
 * the order of stages and names. Thrown: 404 when it is not this council's, 403 for a role that does not read it.
 */
export async function listReached(actor: Actor, reference: string) {
  const found = await read(actor, async (tx) => {
    const board = await loadBoard(tx, actor, reference);
    const listed = board?.deliveries.flatMap((one) => one.services.map(({ serviceId }) => serviceId)) ?? [];
    if (!board) return undefined;
    const notes = board.deliveries.flatMap((one) => one.services.map(({ note }) => note));
    return {
      board,
      distances: await serviceDistances(tx, board.referral, listed),
      says: await identifyingTexts(tx, actor, board.referral.id, notes),
    };
  });
  if (!found) return notFound();
  const { board, distances, says } = found;
  const permission = may(actor, "view", board.referral);
  if (permission !== true) return denyPage(permission);
  const at = now();
  return {
    reference: board.referral.reference,
    title: board.edition?.headline ?? board.referral.reference,
    key: newFormKey(),
    mayRetry: may(actor, "widen", board.referral) === true,
    stages: board.stages.map((stage) => ({
      number: stage.number,
      words: `${stage.kind === "internal" ? "our own services" : areaWords(stage.area as never)}, opened ${dayAndTime(stage.openedAt, at)}`,
      rows: board.deliveries
        .filter((delivery) => delivery.stageNumber === stage.number)
        .map((delivery) => rowOf(board, delivery, { distances, says }, at))
        .sort((a, b) => a.provider.localeCompare(b.provider, "en-GB")),
    })),
  };
}

export type Reached = Awaited<ReturnType<typeof listReached>>;

type Beside = { distances: Map<string, string>; says: (note: string | null) => boolean };

function rowOf(board: LoadedBoard, delivery: BoardDelivery, { distances, says }: Beside, at: Date) {
  const provider = board.providers.get(delivery.providerId);
  const readers = new Map<string, Date>();
  for (const mark of delivery.reads) if (!readers.has(mark.personId)) readers.set(mark.personId, mark.readAt);
  const holder = delivery.pickedUpById ? board.people.get(delivery.pickedUpById) : undefined;
  return {
    id: delivery.id,
    provider: provider?.name ?? "A provider",
    phone: holder?.phone ?? provider?.phone ?? null,
    undeliverable: delivery.state === "undeliverable",
    told: toldWords(board, delivery, at),
    stands: DELIVERY_STATE_WORDS[delivery.state as DeliveryState],
    opened: [...readers].map(
      ([id, when]) => `${board.people.get(id)?.name ?? "a former colleague"}, ${dayAndTime(when, at)}`,
    ),
    holder: delivery.pickedUpById ? (holder?.name ?? "a former colleague") : null,
    services: delivery.services.map((service) => ({
      id: service.serviceId,
      name: board.services.get(service.serviceId)?.name ?? "a service",
      distance: distances.get(service.serviceId) ?? null,
      answer: answerLine(service),
      note: service.note,
      /** Whether the note says who the child is: the council sends it on to nobody. */
      saysWho: says(service.note),
    })),
  };
}

function toldWords(board: LoadedBoard, delivery: BoardDelivery, at: Date): string {
  const bounced = board.bounces.filter(
    (one) => one.subjectId === delivery.id && one.kind === "delivery-mail-bounced",
  ).length;
  const moved = board.bounces.some(
    (one) => one.subjectId === delivery.id && one.kind === "delivery-next-contact",
  );
  if (delivery.state === "undeliverable")
    return "not yet, because nobody there answers referrals on the portal";
  if (!delivery.deliveredAt) return "the mail is on its way";
  const told = dayAndTime(delivery.deliveredAt, at);
  if (bounced === 0) return told;
  const addresses = bounced === 1 ? "1 address bounced" : `${bounced} addresses bounced`;
  return `${told}; ${addresses}${moved ? ", the next contact was told" : ""}`;
}

function answerLine(service: BoardDelivery["services"][number]): string {
  if (service.answer === "declined")
    return `Declined: ${declineLabel(service.declineReason, service.declineSection)}`;
  if (service.answer === "offered") return "Offer made";
  if (service.answer === "none") return "Not answered yet";
  const fee =
    service.indicativeWeeklyPence === null
      ? ""
      : `, about ${formatPence(service.indicativeWeeklyPence)} a week`;
  return `Interested${fee}${service.ringNumber ? `, ring ${service.ringNumber}` : ""}`;
}
