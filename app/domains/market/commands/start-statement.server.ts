import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Prisma } from "~prisma/client";
import { storedBlocks } from "../queries/statement-parts.server";
import { type Publisher, publisherKind } from "../statement/publisher.rules";
import { STATEMENT_EVENTS } from "../statement/statement.events";
import { may } from "../statement/statement.policy";
import type { StatementDetails } from "../statement/statement.schema";
import { statementsScope } from "../statement/statement.scope.server";
import { templateBlocks } from "../statement/template.rules";
import { recordedFor } from "./write-statement.server";

export type StartStatement = StatementDetails & { idempotency?: Idempotency<{ number: number }> };

type NewBlock = Pick<
  Prisma.StatementBlockCreateManyInput,
  "section" | "position" | "kind" | "originId" | "id"
> &
  Pick<Prisma.StatementRevisionCreateManyInput, "title" | "body" | "tree" | "query" | "parameters">;

/**
 * Starts the council's next edition with the blocks of the newest published one, or of the template where there is none. A
 * council has one open edition at a time.
 */
export function startStatement(
  actor: Actor,
  { title, period, idempotency }: StartStatement,
): Promise<Result<{ number: number }, Refusal>> {
  return write<{ number: number }, Refusal>(actor, idempotency, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "start", { councilId, state: null, lastWrittenById: null });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "statement-start" }));
    const told = clearNotices({ title, period });
    if (!told.ok) return told;
    await tx.$queryRaw`select id from access.organisations where id = ${councilId}::uuid for no key update`;
    const before = await tx.statement.findFirst({
      where: statementsScope(actor),
      orderBy: { number: "desc" },
      select: { id: true, number: true, state: true },
    });
    if (before && before.state !== "published")
      return err(notNow("There is a draft already. Publish it before you start the next one."));
    const [id, number, at] = [newId(), (before?.number ?? 0) + 1, now()];
    const written = { lastWrittenById: actor.personId, lastWrittenAt: at };
    await tx.statement.createMany({
      data: [
        {
          id,
          councilId,
          number,
          title,
          period,
          state: "draft",
          stateSince: at,
          createdById: actor.personId,
          createdAt: at,
          ...written,
        },
      ],
    });
    const blocks = before ? await carriedOn(tx, before.id) : fromTemplate(publisherKind(actor));
    await tx.statementBlock.createMany({
      data: blocks.map(({ id: block, section, position, kind, originId }) => ({
        id: block,
        statementId: id,
        councilId,
        section,
        position,
        kind,
        originId,
        revision: 1,
      })),
    });
    await tx.statementRevision.createMany({
      data: blocks.map(({ id: blockId, title: heading, body, tree, query, parameters }) => ({
        blockId,
        number: 1,
        councilId,
        title: heading,
        body,
        tree,
        query: query ?? null,
        parameters,
        editorId: actor.personId,
        savedAt: at,
      })),
    });
    await recordEvent(tx, actor, STATEMENT_EVENTS, {
      kind: "statement-started",
      councilId: recordedFor(actor),
      subject: "statement",
      subjectId: id,
      to: "draft",
      data: { number },
    });
    return ok({ number });
  });
}

async function carriedOn(tx: Tx, statementId: string): Promise<NewBlock[]> {
  const blocks = await storedBlocks(tx, statementId);
  return blocks.map(({ section, kind, originId, title, body, tree, query, parameters }, position) => ({
    id: newId(),
    section,
    position,
    kind,
    originId,
    title,
    body,
    tree: tree as Prisma.InputJsonValue,
    query,
    parameters: parameters as Prisma.InputJsonValue,
  }));
}

function fromTemplate(publisher: Publisher): NewBlock[] {
  return templateBlocks(publisher).map(({ section, kind, query, parameters }, position) => {
    const id = newId();
    return { id, section, position, kind, originId: id, title: "", body: "", tree: [], query, parameters };
  });
}
