import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { FigureResult } from "../figures.types";
import {
  type DrawnBlock,
  drawStatement,
  figureCouncil,
  type StoredBlock,
} from "../queries/statement-parts.server";
import { versionBefore } from "../queries/version-before.server";
import { canonicalJson } from "../statement/canonical-json.rules";
import { clearBlock } from "../statement/clear-block.rules";
import { FIGURE_QUERIES, parametersOf } from "../statement/figure-queries.rules";
import { asSection, STATEMENT_SECTIONS } from "../statement/sections.options";
import { STATEMENT_EVENTS } from "../statement/statement.events";
import { MAKE_STATEMENT_PDF, TELL_SUBSCRIBERS } from "../statement/statement.jobs";
import { statementMachine } from "../statement/statement.machine";
import { changesBetween } from "../statement/statement-changes.rules";
import {
  type ContentBlock,
  figureTitle,
  filledSections,
  isFigureBlock,
  type StatementContent,
} from "../statement/statement-content.rules";
import { lockFor, recordedFor } from "./write-statement.server";

export type PublishStatement = {
  number: number;
  /** The version of the statement that was on the page: what is published is what was read. */
  expectedVersion: number;
  /** What has changed since the last version, in words. */
  changes: string;
  idempotency?: Idempotency<Published>;
};
export type Published = { number: number; sha256: string };

/**
 * Publishes a statement that is in review: every figure is worked out once more and frozen with the texts in canonical JSON,
 * which nothing changes afterwards. Never by whoever wrote last; a figure without data is refused by its name.
 */
export function publishStatement(
  actor: Actor,
  { number, expectedVersion, changes, idempotency }: PublishStatement,
): Promise<Result<Published, Refusal>> {
  return write<Published, Refusal>(actor, idempotency, async (tx) => {
    const found = await lockFor(tx, actor, number, "publish");
    if (!found.ok) return found;
    const statement = found.value;
    if (statement.version !== expectedVersion) return err(conflict());
    const next = statementMachine.next(statement.state, "publish");
    if (!next.ok) return err(notNow());
    const council = await figureCouncil(tx, statement.councilId);
    const sections = await drawStatement(tx, council, statement.id);
    const frozen = freeze(sections.flatMap(({ blocks }) => blocks));
    if (!frozen.ok) return frozen;
    const before = await versionBefore(tx, statement);
    const at = now();
    const told = clearNotices({ title: statement.title, period: statement.period, changes });
    if (!told.ok) return told;
    const filled = filledSections(
      sections.map(({ key, title, blocks }) => ({
        key,
        title,
        blocks: blocks.flatMap(({ key: block }) => frozen.value.get(block) ?? []),
      })),
    );
    if (filled.length === 0) return err(notNow("The statement is empty. Return it to draft and write it."));
    const content: StatementContent = {
      schema: 1,
      council: { code: council.code, name: council.name, slug: council.slug },
      number,
      title: statement.title,
      period: statement.period,
      publishedAt: at.toISOString(),
      supersedes: before && { number: before.number, sha256: before.sha256 },
      changes: changesBetween(before?.sections, filled, changes),
      sections: filled,
    };
    const written = canonicalJson(content);
    const sha256 = createHash("sha256").update(written, "utf8").digest("hex");
    await tx.statementVersion.createMany({
      data: [
        {
          id: newId(),
          statementId: statement.id,
          councilId: statement.councilId,
          number,
          ...told.value,
          content: written,
          sha256,
          supersedes: before ? before.number : null,
          publishedById: actor.personId,
          publishedAt: at,
        },
      ],
    });
    const { count } = await tx.statement.updateMany({
      where: { id: statement.id, state: statement.state, version: expectedVersion },
      data: { state: next.value, stateSince: at, version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    await tx.statement.updateMany({
      where: { councilId: statement.councilId, state: "published", number: { lt: number } },
      data: { state: "superseded", stateSince: at, version: { increment: 1 } },
    });
    await recordEvent(tx, actor, STATEMENT_EVENTS, {
      kind: "statement-published",
      councilId: recordedFor(actor),
      subject: "statement",
      subjectId: statement.id,
      from: statement.state,
      to: next.value,
      data: { number, sha256 },
    });
    const organisationId = statement.councilId;
    await enqueueAll(tx, [
      newJob(MAKE_STATEMENT_PDF, { organisationId }),
      newJob(TELL_SUBSCRIBERS, { organisationId, number }),
    ]);
    return ok({ number, sha256 });
  });
}

type Frozen = StatementContent["sections"][number]["blocks"][number];

/** The blocks as they are published, by key; refused where a figure has no data, or a text holds what the gate does not let out. */
function freeze(blocks: readonly DrawnBlock[]): Result<Map<string, Frozen>, Refusal> {
  const frozen = new Map<string, Frozen>();
  for (const { stored, ...block } of blocks) {
    const cleared = clearBlock({
      ...stored,
      parameters: parametersOf(stored.parameters),
      ...(block.kind === "intention" ? { intention: block.intention } : {}),
    });
    if (!cleared.ok)
      return err(
        invalid(
          `${nameOf(block, stored)}: ${cleared.error.message}. Return the statement to draft and change it`,
        ),
      );
    if (!isFigureBlock(block)) {
      frozen.set(block.key, block);
      continue;
    }
    if (!block.result)
      return err(
        invalid(
          `${nameOf(block, stored)} has no data that can be published. Return the statement to draft and remove this figure`,
        ),
      );
    frozen.set(block.key, { ...block, result: block.result });
  }
  return ok(frozen);
}

/** A block as a refusal names it. */
function nameOf(block: ContentBlock<FigureResult | null>, stored: StoredBlock): string {
  if (block.kind === "markdown") return `A text in “${STATEMENT_SECTIONS[asSection(stored.section)].label}”`;
  return isFigureBlock(block)
    ? `“${figureTitle(block, FIGURE_QUERIES[block.query].label)}”`
    : `“${block.title}”`;
}
