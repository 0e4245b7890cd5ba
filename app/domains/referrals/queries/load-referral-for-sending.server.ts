import type { Actor } from "~/domains/access/actor";
import { gateWords } from "~/domains/anonymisation/gate/gate.rules";
import { VAULT_VALUE_KINDS, type VaultValueKind } from "~/domains/anonymisation/known/vault-values.rules";
import { BEGIN_ANEW, NO_LONGER_KEPT } from "~/domains/vault/destroyed-words.rules";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { denyNow, type Permission } from "~/platform/permission";
import type { Prisma } from "~prisma/client";
import { pageStatuses, pageTitle, toJson } from "../draft.rules";
import type { PublishedChild } from "../edition.rules";
import { PAGE_FIELDS } from "../page-rows.rules";
import { type Quality, qualityOf } from "../quality.rules";
import { isBeingWritten } from "../referral.machine";
import {
  type ContentPage,
  isContentPage,
  REFERRAL_PAGES,
  type ReferralContent,
  type ReferralPage,
} from "../referral.schema";
import { blocksToSending, type SendingBlock, wholeContent } from "../sending.rules";
import { childToday } from "./child-today.server";
import { type FoundReferral, findReferral } from "./find-referral.server";
import { readsNames } from "./knows-the-child.server";
import { type LoadedGate, loadGate } from "./load-gate.server";

/** A vault value that stands in a page which would be published. */
export type VaultFinding = {
  page: ContentPage;
  field: string;
  /** "The story so far". */
  label: string;
  kind: VaultValueKind;
  /** "The child's name". */
  what: string;
  /** The words as they stand there. */
  text: string;
};

export type ReferralForSending = {
  referral: FoundReferral;
  /** Every page as the gate lets it out, or null while one is missing. */
  content: ReferralContent | null;
  /** Age and gender of today, for matching and the law; null while the child's page is not complete. */
  child: { id: string; age: number; gender: PublishedChild["gender"] } | null;
  /** The child as the edition tells of it: the age may be a wider band. Null where `child` is. */
  publishedChild: PublishedChild | null;
  /** How many questions of the child's page were answered; null while it is not complete. */
  childAnswers: number | null;
  quality: Quality & { bar: number };
  blocks: SendingBlock[];
  gate: LoadedGate;
  /** Values of the vault that stand in what would be published all the same, without two people's word. */
  vaultFindings: VaultFinding[];
  /** Whether the asker may read which words of the findings are the vault's. */
  knowsTheChild: boolean;
  /** Whether its content may be sent; who may send it, and in which state, is the policy's and the machine's. */
  sendable: Permission;
};

/**
 * What must hold before anything is sent: is it complete, good enough, lawful, through the gate, and free of every vault
 * value? Compared inside the asking council's transaction, which is a look. Undefined when the actor may not see the
 * referral.
 */
export async function loadReferralForSending(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<ReferralForSending | undefined> {
  const referral = await findReferral(tx, actor, reference);
  return referral && judge(tx, actor, referral);
}

/** Something that stands in the way of sending, with the page on which it is mended. */
export type Issue = { page: ReferralPage | "gate"; field?: string; message: string };

/** All that somebody is told of an open gate who may not read names: the same whatever waits behind it. */
const GATE_IS_SHUT =
  "Somebody who sees the child's name must read what will be published and decide on what may identify the child";

/**
 * Everything that stands in the way, in the order of the task list and the gate last. Empty when it may be sent. What
 * the gate found, how much and where is only for those who may read names: its answer must confirm nothing to others.
 */
export function issuesOf({ blocks, vaultFindings, gate, knowsTheChild }: ReferralForSending): Issue[] {
  const open = vaultFindings.length === 0 ? gateWords(gate.gate, gate.read, null) : "says-who";
  const shut = [
    gate.small?.shut,
    knowsTheChild ? gateWords(gate.gate, gate.read, null) : open && GATE_IS_SHUT,
  ];
  const all = [
    ...blocks.map(
      ({ code, page, message }): Issue => ({
        page,
        message: code === "page-missing" ? `${pageTitle(page)}: ${message.toLowerCase()}` : message,
      }),
    ),
    ...(knowsTheChild
      ? vaultFindings.map(
          ({ page, field, label, what, text }): Issue => ({
            page,
            field,
            message: `${what}, “${text}”, is in “${label}”`,
          }),
        )
      : []),
    ...gate.stillIdentifying.map(({ page, field, message }): Issue => ({ page, field, message })),
    // Before every page is written there is no text to go through.
    ...(blocks.some(({ code }) => code === "page-missing")
      ? []
      : shut.flatMap((message) => (message ? [{ page: "gate" as const, message }] : []))),
  ];
  const once = new Map(all.map((one) => [`${one.page} ${one.message}`, one]));
  return [...once.values()];
}

async function judge(tx: Tx, actor: Actor, referral: FoundReferral): Promise<ReferralForSending> {
  const { complete: page, destroyed, age: today } = await childToday(tx, actor, referral.child.identityId);
  const council = await tx.organisation.findUnique({
    where: { id: referral.councilId },
    select: { qualityBar: true },
  });
  const age = page && today !== null ? today : undefined;
  const { draft } = referral.content;
  const bar = council?.qualityBar ?? 100;
  const complete = page !== null;
  const blocks = [
    ...(destroyed ? [DESTROYED] : []),
    ...unfinishedPages(referral, complete).filter(({ page }) => !destroyed || page !== "child"),
    ...blocksToSending(draft, age, bar).filter((block) => block.code !== "page-missing"),
  ];
  const gate = await loadGate(tx, actor, referral, today);
  const vaultFindings = leaksOf(gate);
  const knowsTheChild = readsNames(actor, referral);
  const { small } = gate;
  const child = page && age !== undefined ? { id: referral.child.id, age, gender: page.gender } : null;
  return {
    referral,
    content: wholeContent(gate.published),
    child,
    // Without a word on small numbers nothing is sent; until then it is shown as it was written.
    publishedChild: child && { age: small?.published.age ?? child.age, gender: child.gender },
    childAnswers: page?.answers ?? null,
    quality: { ...qualityOf(draft), bar },
    blocks,
    gate,
    vaultFindings,
    knowsTheChild,
    sendable: sendable(blocks, gate, vaultFindings, knowsTheChild),
  };
}

/** Nothing mends it: without knowing the child nothing can be compared with what would be published. */
const DESTROYED: SendingBlock = {
  code: "destroyed",
  page: "child",
  message: `${NO_LONGER_KEPT}. ${BEGIN_ANEW}`,
};

/** The working copy as those of the council read it who may not see names. */
export function maskedContent({ gate }: ReferralForSending): Prisma.InputJsonObject {
  return toJson({ draft: gate.masked, unfinished: {} }) as Prisma.InputJsonObject;
}

/** Pages that were never begun, were put aside, or whose dates have gone by while it is written. */
function unfinishedPages(referral: FoundReferral, complete: boolean): SendingBlock[] {
  const statuses = pageStatuses(
    referral.content,
    { started: complete, complete },
    isBeingWritten(referral.state) ? now() : undefined,
  );
  return REFERRAL_PAGES.filter(({ slug }) => statuses[slug] !== "done").map(({ slug }) => ({
    code: "page-missing",
    page: slug,
    message: statuses[slug] === "needs-more" ? "This page needs more" : "This page is not filled in yet",
  }));
}

/** The leaks of the gate with the page and the question on which they stand. */
function leaksOf({ leaks }: LoadedGate): VaultFinding[] {
  return leaks.flatMap(({ field: path, kind, text }) => {
    const [page = "", field = ""] = path.split(".");
    if (!isContentPage(page)) return [];
    const labels = PAGE_FIELDS[page] as Readonly<Record<string, { label: string }>>;
    const label = labels[field]?.label ?? pageTitle(page);
    return [{ page, field, label, kind, what: VAULT_VALUE_KINDS[kind], text }];
  });
}

function sendable(
  blocks: SendingBlock[],
  { gate, read, small, stillIdentifying: [anyway] }: LoadedGate,
  findings: VaultFinding[],
  knows: boolean,
): Permission {
  const open = blocks.filter((block) => block.code === "page-missing");
  if (open.length > 0 && !blocks.includes(DESTROYED)) {
    const pages = open.map((block) => pageTitle(block.page)).join("; ");
    return denyNow("page-missing", `It is not complete yet. Go on with: ${pages}`);
  }
  const first = blocks[0];
  if (first) return denyNow(first.code, first.message);
  if (findings.length > 0) {
    if (!knows) return denyNow("gate", GATE_IS_SHUT);
    const count = findings.length === 1 ? "one place" : `${findings.length} places`;
    return denyNow("says-who", `It says who the child is in ${count}. Take that out before it is sent`);
  }
  if (anyway) return denyNow("still-identifying", anyway.message);
  if (!small) return denyNow("small-numbers", "How few children fit what would be published is not known");
  const shut = gateWords(gate, read, null);
  const closed = (shut && !knows ? GATE_IS_SHUT : shut) ?? small.shut;
  return closed ? denyNow("gate", closed) : true;
}
