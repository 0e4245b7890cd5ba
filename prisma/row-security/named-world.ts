import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Actor, Role } from "~/domains/access/actor";
import { type OrganisationKind, ROLES_BY_KIND } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { decideFindings } from "~/domains/referrals/commands/decide-findings.server";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { acceptTerms } from "~/domains/releases/commands/accept-terms.server";
import { addDocument } from "~/domains/releases/commands/add-document.server";
import { decideDetail } from "~/domains/releases/commands/decide-detail.server";
import { releaseIdentity } from "~/domains/releases/commands/release-identity.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { DETAIL_QUESTIONS } from "~/domains/releases/fuller-detail.schema";
import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { viewDetailGate } from "~/domains/releases/queries/view-detail-gate.server";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { arrivals } from "~/platform/files/file-store.server";
import type { Result } from "~/platform/result";
import { preferredOffer } from "../factories/decisions";
import { sendStage } from "../factories/deliveries";
import { publishedForum } from "../factories/forums";
import { council, type FactoryOrganisation, person } from "../factories/organisations";
import { checkedReferral, draftReferral } from "../factories/referrals";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server";
import { FIRST_TRY } from "../testing/job-context";
import { EVERYTHING, PLANTED, plantedChild, plantedPages } from "../testing/planted-child";
import { cookieOf } from "./route-answers";

export const NONE = "0199aaaa-0000-7000-8000-000000000000";

/** Stands in the fuller detail, and in no name of anybody. */
export const TOLD_IN_STAGES = "She likes kites at dusk";

export type Case = {
  reference: string;
  offer: string;
  authorisation: string;
  /** One that homes read, and one that waits for a second person. */
  documents: string[];
  release: string;
  terms: string[];
};
/** Somebody who asks; `may`: who the child is, by the rule. */
export type Asker = { as: string; actor: Actor; cookie: string; may: boolean };

export type NamedWorld = {
  world: DecidingWorld;
  /** Of the same child: one that is being written, one with a preferred offer and a release. */
  draft: Case;
  sent: Case;
  date: string;
  atCouncil: Asker[];
  atProvider: Asker[];
};

const must = <T>(result: Result<T, object>): T => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
};

/** A child whose every detail stands in every field, and people of every role, on both sides, who ask. */
export async function namedWorld(): Promise<NamedWorld> {
  const world = await decidingWorld(2);
  const { broker, home } = world;
  const [asked, rival] = world.providers;
  if (!asked || !rival) throw new Error("no providers");
  const planted = { child: plantedChild(), pages: plantedPages().pages };
  const told = `${TOLD_IN_STAGES}. ${EVERYTHING}`;
  const content = Object.fromEntries(DETAIL_QUESTIONS.map(({ field }) => [field, told]));
  const detail = { risk: "", safety: "", health: "", history: "", days: "", ...content };

  const { reference: begun } = await draftReferral(broker, planted);
  must(await saveFullerDetail(broker, { reference: begun, version: 1, content: detail }));
  const keep = (items: { term: string; text: string; stands: string }[]) => {
    const item = items.find(({ text }) => text.includes(PLANTED.given));
    const said = { action: "keep" as const, instead: "", reason: "It is a brand" };
    return { ...said, term: item?.term ?? "", seen: item?.stands ?? "" };
  };
  const item = keep((await viewGate(broker, begun)).items);
  must(await decideFindings(broker, { reference: begun, items: [item], maskTheRest: false }));
  const { items, version } = await viewDetailGate(broker, begun);
  const kept = keep(items);
  must(await decideDetail(broker, { reference: begun, items: [kept], maskTheRest: false, version }));
  const terms = [item.term, kept.term];
  const draft = {
    reference: begun,
    offer: NONE,
    authorisation: NONE,
    documents: [NONE],
    release: NONE,
    terms,
  };

  const { reference } = await checkedReferral(broker, planted);
  must(await saveFullerDetail(broker, { reference, version: 1, content: detail }));
  must(await decideDetail(broker, { reference, items: [], maskTheRest: true, version: 1 }));
  await sendStage(broker, reference);
  const offer = await world.offerOf(0, reference);
  const { authorisationId } = await preferredOffer(broker, { reference, offer });
  const manager = await person(asked.org, ["registered-manager"]);
  const to = { reference, serviceId: asked.serviceId, personId: manager.personId };
  const { releaseId } = must(
    await releaseIdentity(broker, { ...to, reason: "To assess the match", until: "" }),
  );
  must(await acceptTerms(asked.officer, { reference }));
  const worker = await person(home, ["social-worker"]);
  const documents = [
    await documentOf(broker, reference, "She reads well at her new school.", "ready"),
    await documentOf(broker, reference, "She reads well with Jemima Farrowby.", "second-look"),
  ];

  const referral = await read(broker, (tx) => findReferral(tx, broker, reference));
  if (!referral) throw new Error("It is not there.");
  const child = { councilId: home.id, assignedTo: assignedTo(referral) };
  const atCouncil: [string, Actor][] = [
    ["broker who has it", broker],
    ["another broker", world.colleague],
    ["broker of another council", await person(await council(), ["broker"])],
    ["social-worker", worker],
    ...(await everyOther(home, "council", ["broker", "social-worker"])),
  ];
  const atProvider: [string, Actor][] = [
    ["registered-manager who was told", manager],
    ["referrals-officer", asked.officer],
    ["another registered-manager", await person(asked.org, ["registered-manager"])],
    ["referrals-officer of a rival", rival.officer],
    ...(await everyOther(asked.org, "provider", ["registered-manager", "referrals-officer"])),
  ];
  const asking =
    ([as, actor]: [string, Actor], may: boolean) =>
    async (): Promise<Asker> => ({
      as,
      actor,
      cookie: await cookieOf(actor.personId),
      may,
    });
  const [date = ""] = await publishedForum(await person(home, ["commissioner"]));
  return {
    world,
    draft,
    sent: { reference, offer, authorisation: authorisationId, documents, release: releaseId, terms },
    date,
    atCouncil: await Promise.all(
      atCouncil.map((one) => asking(one, mayKnow(one[1], "read-names", child) === true)()),
    ),
    atProvider: await Promise.all(atProvider.map((one) => asking(one, one[1] === manager)())),
  };
}

async function everyOther(
  org: FactoryOrganisation,
  kind: OrganisationKind,
  but: readonly string[],
): Promise<[string, Actor][]> {
  const roles = Object.keys(ROLES_BY_KIND[kind]).filter((role) => !but.includes(role)) as Role[];
  return Promise.all(roles.map(async (role): Promise<[string, Actor]> => [role, await person(org, [role])]));
}

/** A document of a referral, opened and compared. */
async function documentOf(broker: Actor, reference: string, report: string, state: string): Promise<string> {
  const path = join(await arrivals(), randomUUID());
  await writeFile(path, report);
  const file = { path, bytes: report.length };
  const { id } = must(await addDocument(broker, { reference, title: "School report", file }));
  const { organisationId } = broker;
  await checkDocument({ documentId: id, organisationId }, FIRST_TRY);
  const where = { id, councilId: organisationId };
  const row = await read(broker, (tx) => tx.redactedDocument.findFirst({ where }));
  if (row?.state !== state) throw new Error(`The document is ${row?.state}.`);
  return id;
}
