import { notifySubscribers } from "~/domains/notifications/commands/notify-subscribers.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { publicStatements } from "~/paths/statements";
import { transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { londonDate } from "~/platform/time";
import { TELL_SUBSCRIBERS } from "../statement/statement.jobs";

/** The job `tell-subscribers`: each address that has subscribed to the publisher's statement is told of a version, once. */
export const tellSubscribers = handle(TELL_SUBSCRIBERS, async ({ organisationId, number }) => {
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const version = await tx.statementVersion.findFirst({
      where: { councilId: organisationId, number },
      select: { id: true, publishedAt: true },
    });
    const publisher = await tx.organisation.findUnique({
      where: { id: organisationId },
      select: { name: true, slug: true },
    });
    if (!version || !publisher) return;
    await notifySubscribers(
      tx,
      organisationId,
      {
        template: "statement-published",
        props: {
          council: publisher.name,
          number,
          published: dateWords(londonDate(version.publishedAt)),
          link: `${env().APP_URL}${publicStatements.version(publisher.slug, number)}`,
        },
      },
      version.id,
    );
  });
});
