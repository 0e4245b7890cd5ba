import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { may as mayOffer } from "~/domains/offers/offer.policy";
import { findOffer } from "~/domains/offers/queries/find-offer.server";
import { findOwnService } from "~/domains/providers/queries/find-own-service.server";
import { may } from "~/domains/providers/service.policy";
import { serviceTitle } from "~/domains/providers/service-words.rules";
import { now } from "~/platform/clock.server";
import { readKept } from "~/platform/files/file-store.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import { HOME_FILE_STATES, type HomeFileState } from "../home-file.machine";
import {
  type GuidePage,
  guidePages,
  type HomeFileKind,
  MAX_PHOTOS,
  refusedWords,
  wasSeenAt,
} from "../home-file.rules";
import { homeFileScope } from "../home-file.scope.server";

export type OwnHomeFile = {
  id: string;
  kind: HomeFileKind;
  altText: string | null;
  state: HomeFileState;
  tag: (typeof HOME_FILE_STATES)[HomeFileState];
  uploaded: string;
  refused: string | null;
  waits: boolean;
};

export type OwnHomeFiles = {
  service: { id: string; title: string };
  files: OwnHomeFile[];
  /** How many photographs can still be added. */
  photosLeft: number;
};

/** The guide and photographs of one of the organisation's own services, as it keeps them. 404 and 403 as for the service. */
export function viewOwnHomeFiles(actor: Actor, serviceId: string): Promise<OwnHomeFiles> {
  return read(actor, async (tx) => {
    const service = await findOwnService(tx, actor, serviceId);
    if (!service) return notFound();
    const permission = may(actor, "declare", service);
    if (permission !== true) return denyPage(permission);
    const rows = await tx.homeFile.findMany({
      where: {
        AND: [homeFileScope(actor), { serviceId: service.id, state: { notIn: ["removed", "replaced"] } }],
      },
      orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    });
    const at = now();
    const photos = rows.filter(({ kind, state }) => kind === "photo" && state !== "refused").length;
    return {
      service: {
        id: service.id,
        title: serviceTitle({
          name: service.declaration?.displayName ?? service.name,
          kind: service.kind,
          localAuthority: service.localAuthority,
        }),
      },
      photosLeft: Math.max(0, MAX_PHOTOS - photos),
      files: rows.map((row) => ({
        id: row.id,
        kind: row.kind as HomeFileKind,
        altText: row.altText,
        state: row.state as HomeFileState,
        tag: HOME_FILE_STATES[row.state as HomeFileState],
        uploaded: dayAndTime(row.uploadedAt, at),
        refused: refusedWords(row.refused),
        waits: row.waitsFor !== null,
      })),
    };
  });
}

export type HomeOfOffer = {
  /** The guide as it is now. */
  guide: { id: string; pages: number; since: string } | null;
  /** The one that the newest version of the offer was sent with, where another took its place. */
  guideThen: { id: string; replaced: string } | null;
  /** Something that the offer was sent with has been taken away since. */
  removed: boolean;
  photos: { id: string; altText: string }[];
};

/** What the home of an offer shows of itself, for the council that has the offer and for its own provider. 404 as for the offer. */
export function viewHomeOfOffer(actor: Actor, offer: string): Promise<HomeOfOffer> {
  return read(actor, async (tx) => {
    const { serviceId, sentAt } = await offerSeen(tx, actor, offer);
    const rows = await tx.homeFile.findMany({
      where: { AND: [homeFileScope(actor), { serviceId, state: { in: ["ready", "replaced"] } }] },
      orderBy: [{ readyAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        kind: true,
        altText: true,
        state: true,
        readyAt: true,
        endedAt: true,
        pageCount: true,
      },
    });
    const at = now();
    const current = rows.find(({ kind, state }) => kind === "guide" && state === "ready");
    const then = rows.find(
      (row) => row.kind === "guide" && row.state === "replaced" && wasSeenAt(row, sentAt),
    );
    return {
      guide: current
        ? { id: current.id, pages: current.pageCount ?? 0, since: dayAndTime(current.readyAt ?? at, at) }
        : null,
      guideThen: then ? { id: then.id, replaced: dayAndTime(then.endedAt ?? at, at) } : null,
      removed: await isRemovedSince(tx, serviceId, sentAt),
      photos: rows
        .filter(({ kind, state }) => kind === "photo" && state === "ready")
        .map(({ id, altText }) => ({ id, altText: altText ?? "" })),
    };
  });
}

/** A function of the database says it to a council, which sees nothing of what was removed. */
async function isRemovedSince(tx: Tx, serviceId: string, sentAt: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ removed: boolean }[]>`
    select public.home_files_removed_since(${serviceId}::uuid, ${sentAt}::timestamptz) as removed`;
  return row?.removed ?? false;
}

async function offerSeen(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<{ serviceId: string; sentAt: Date }> {
  const offer = await findOffer(tx, actor, reference);
  if (!offer || mayOffer(actor, "view", offer.subject) !== true) return notFound();
  const version = await tx.offerVersion.findFirst({
    where: { offerId: offer.id, number: offer.versionNumber },
    select: { submittedAt: true },
  });
  return { serviceId: offer.serviceId, sentAt: version?.submittedAt ?? now() };
}

type Found = { id: string; kind: HomeFileKind; pages: GuidePage[]; altText: string | null };

/** One file of the home of an offer, to whom and when as the offer: what stands now, and what the offer was sent with. */
export function findOfferedFile(actor: Actor, offer: string, id: string): Promise<Found> {
  return read(actor, async (tx) => {
    const { serviceId, sentAt } = await offerSeen(tx, actor, offer);
    const row = isId(id)
      ? await tx.homeFile.findFirst({
          where: { AND: [homeFileScope(actor), { id, serviceId, state: { in: ["ready", "replaced"] } }] },
        })
      : null;
    if (!row || (row.state === "replaced" && !wasSeenAt(row, sentAt))) return notFound();
    return foundOf(row);
  });
}

/** One file of an own service, for its provider. */
export function findOwnFile(actor: Actor, serviceId: string, id: string): Promise<Found> {
  return read(actor, async (tx) => {
    const service = await findOwnService(tx, actor, serviceId);
    if (!service || !isId(id)) return notFound();
    const permission = may(actor, "declare", service);
    if (permission !== true) return denyPage(permission);
    const row = await tx.homeFile.findFirst({
      where: { AND: [homeFileScope(actor), { id, serviceId: service.id, state: "ready" }] },
    });
    return row ? foundOf(row) : notFound();
  });
}

function foundOf(row: { id: string; kind: string; pages: unknown; altText: string | null }): Found {
  const pages = row.pages === null ? [] : guidePages.parse(row.pages);
  return { id: row.id, kind: row.kind as HomeFileKind, pages, altText: row.altText };
}

/** What we made of it. */
export async function madeOf({ id }: { id: string }): Promise<Buffer> {
  return (await readKept(id, "made")) ?? notFound();
}
