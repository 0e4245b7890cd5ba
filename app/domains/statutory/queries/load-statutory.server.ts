import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import type { LettersSubject } from "../letters.policy";
import { factsOf } from "../placement-facts.rules";
import {
  type Carer,
  type PlacementFacts,
  type Schooling,
  type StatutoryLaw,
  statutoryLaw,
} from "../statutory-steps.rules";

export type Circumstances = {
  livesIn: string | null;
  carer: Carer | null;
  schooling: Schooling | null;
  /** Null once the child's data key is destroyed. */
  toldHow: string | null;
  toldById: string;
  toldAt: Date;
};

/** A placement as its statutory steps are worked out; never for a browser as it is. */
export type FoundStatutory = {
  id: string;
  reference: string;
  referralId: string;
  serviceId: string;
  /** Of the child in the vault. */
  identityId: string;
  subject: LettersSubject;
  /** The day on which the referral began. */
  began: string;
  /** When the child moves in, or did as the council says. */
  start: string;
  facts: PlacementFacts;
  law: StatutoryLaw;
  circumstances: Circumstances | null;
  /** Of the circumstances, 0 while there are none. */
  version: number;
};

const COLUMNS = {
  id: true,
  reference: true,
  referralId: true,
  serviceId: true,
  councilId: true,
  state: true,
  plannedStart: true,
  councilMovedIn: true,
  noticeSide: true,
  noticeLastNight: true,
  noticeReason: true,
  endedSide: true,
  lastNight: true,
  endReason: true,
  referral: { select: { reference: true, createdAt: true } },
  child: { select: { age: true, identityId: true } },
  offer: {
    select: { authorisations: { where: { verbalById: { not: null } }, select: { id: true }, take: 1 } },
  },
  service: {
    select: {
      kind: true,
      regulator: true,
      status: true,
      councilCode: true,
      localAuthority: true,
      premisesCount: true,
    },
  },
  statutoryCircumstances: true,
} as const;

/** The council's own placement with what the law asks of it, or undefined. */
export async function loadStatutory(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<FoundStatutory | undefined> {
  if (actor.kind !== "council") return undefined;
  const row = await tx.placement.findFirst({
    where: { reference, councilId: actor.organisationId },
    select: COLUMNS,
  });
  const referral = row ? await findReferral(tx, actor, row.referral.reference) : undefined;
  if (!row || !referral) return undefined;
  const council = await tx.organisation.findUniqueOrThrow({
    where: { id: row.councilId },
    select: { councilCode: true },
  });
  const { purpose, "education-health": education } = referral.content.draft;
  const [told] = row.statutoryCircumstances;
  const facts = factsOf({
    purpose: purpose?.purpose,
    legalStatus: purpose?.legalStatus,
    educationNow: education?.educationNow,
    deprivationOfLiberty: purpose?.deprivationOfLiberty ?? false,
    age: row.child.age,
    byPhone: row.offer.authorisations.length > 0,
    councilCode: council.councilCode,
    service: row.service,
    told: told ?? null,
    ending: {
      ...row,
      noticeLastNight: dayOfColumn(row.noticeLastNight),
      lastNight: dayOfColumn(row.lastNight),
    },
  });
  return {
    id: row.id,
    reference: row.reference,
    referralId: row.referralId,
    serviceId: row.serviceId,
    identityId: row.child.identityId,
    subject: {
      councilId: row.councilId,
      state: row.state,
      foundIt: await foundPlacement(tx, actor, row.id),
      assignedTo: assignedTo(referral),
    },
    began: londonDate(row.referral.createdAt),
    start: dayOfColumn(row.councilMovedIn ?? row.plannedStart),
    facts,
    law: neededIn(row.state) ? statutoryLaw(facts) : NO_LAW,
    circumstances: told ? ({ ...told } as Circumstances) : null,
    version: told?.version ?? 0,
  };
}

const NO_LAW: StatutoryLaw = { blocks: [], questions: [], steps: [] };

/** Whether the law asks for anything: nobody moves in once it has fallen through. */
function neededIn(state: string): boolean {
  return state !== "fallen-through";
}

/** Whether the actor took part in finding the placement, which the database knows. */
async function foundPlacement(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    select public.found_placement(${id}::uuid, ${actor.personId}::uuid) as found`;
  return row?.found ?? true;
}
