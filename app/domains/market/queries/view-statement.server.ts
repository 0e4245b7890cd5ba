import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { type Publisher, publisherKind } from "../statement/publisher.rules";
import { asSection, type StatementSection } from "../statement/sections.options";
import { may, type StatementAction, statementAbilities } from "../statement/statement.policy";
import { changesBetween, type StatementChanges } from "../statement/statement-changes.rules";
import { knownSections } from "../statement/statement-content.rules";
import { type FoundStatement, findStatement } from "./find-statement.server";
import { type IntentionProgress, intentionProgress } from "./intention-progress.server";
import { type DrawnSection, drawStatement, figureCouncil, publishedSections } from "./statement-parts.server";
import { versionBefore } from "./version-before.server";

export type StatementComment = {
  id: string;
  section: StatementSection;
  body: string;
  writerName: string;
  writtenAt: Date;
  resolvedAt: Date | null;
};
type MovingAction = "send-to-review" | "return" | "publish" | "move-intention";
export type StatementView = {
  statement: FoundStatement;
  council: { name: string; slug: string };
  /** Whose statement it is. */
  publisher: Publisher;
  lastWriterName: string;
  sections: DrawnSection[];
  comments: StatementComment[];
  /** How far the council is with each intention, once it is published; empty before. */
  progress: IntentionProgress[];
  /** What a draft says differently from the version before, as figures are now; null of a first edition, and once published. */
  since: StatementChanges | null;
  /** Why it went back to draft the last time, where it did. */
  returned: { reason: string; by: string; at: Date } | null;
  abilities: ReturnType<typeof statementAbilities>;
  /** Why the actor may not move it on, in words; null where they may. */
  whyNot: Readonly<Record<MovingAction, string | null>>;
  now: Date;
};

/**
 * An edition of the actor's council with its blocks and comments; figures as they are now, or as they were frozen once it is
 * published. 404 and 403 in words.
 */
export function viewStatement(actor: Actor, number: number): Promise<StatementView> {
  return read(actor, async (tx) => {
    const statement = await findStatement(tx, actor, number);
    if (!statement) return notFound();
    const seen = may(actor, "view", statement);
    if (seen !== true) throw new RefusedPage(refusalOf(seen, { tried: "statement-view" }));
    const council = await figureCouncil(tx, statement.councilId);
    const whyNot = (action: StatementAction) => {
      const permission = may(actor, action, statement);
      return permission === true ? null : permission.message;
    };
    const published = await publishedSections(tx, statement.id);
    const sections = published ?? (await drawStatement(tx, council, statement.id));
    const isOpen = statement.state === "draft" || statement.state === "in-review";
    const before = isOpen ? await versionBefore(tx, statement) : null;
    return {
      statement,
      council: { name: council.name, slug: council.slug },
      publisher: publisherKind(actor),
      lastWriterName: await nameOf(tx, statement.lastWrittenById),
      sections,
      since: before && changesBetween(before.sections, knownSections(sections), ""),
      comments: await commentsOn(tx, statement.id),
      progress: published ? await intentionProgress(tx, statement.councilId, published) : [],
      returned: await lastReturn(tx, statement),
      abilities: statementAbilities(actor, statement),
      whyNot: {
        "send-to-review": whyNot("send-to-review"),
        return: whyNot("return"),
        publish: whyNot("publish"),
        "move-intention": whyNot("move-intention"),
      },
      now: now(),
    };
  });
}

async function nameOf(tx: Tx, id: string): Promise<string> {
  const found = await tx.person.findUnique({ where: { id }, select: { name: true } });
  return found?.name ?? "A colleague";
}

async function commentsOn(tx: Tx, statementId: string): Promise<StatementComment[]> {
  const rows = await tx.$queryRaw<(Omit<StatementComment, "section"> & { section: string })[]>`
    select c.id, c.section, c.body, coalesce(p.name, 'A colleague') as "writerName", c.written_at as "writtenAt",
           c.resolved_at as "resolvedAt"
      from statement_comments c left join access.people p on p.id = c.written_by_id
     where c.statement_id = ${statementId}::uuid order by c.written_at, c.id`;
  return rows.map((row) => ({ ...row, section: asSection(row.section) }));
}

async function lastReturn(tx: Tx, { id, state }: FoundStatement): Promise<StatementView["returned"]> {
  if (state !== "draft") return null;
  const [found] = await tx.$queryRaw<{ reason: string | null; by: string | null; at: Date }[]>`
    select e.reason, p.name as by, e.at from events e left join access.people p on p.id = e.person_id
     where e.subject = 'statement' and e.subject_id = ${id}::uuid and e.kind = 'statement-returned'
     order by e.at desc limit 1`;
  return found?.reason ? { reason: found.reason, by: found.by ?? "A colleague", at: found.at } : null;
}
