import { mailAccount } from "~/domains/access/account-mail.server";
import { roleWords } from "~/domains/access/roles";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import type { RolesToldProps } from "~emails/roles-told";
import { LAPSE_REQUESTS } from "../access.jobs";

type Lapsed = {
  organisation_id: string;
  organisation: string;
  person: string;
  roles: string[];
  asked_by_id: string | null;
};

/**
 * The job `lapse-requests`: roles and invitations that nobody has confirmed in a week are marked as lapsed, and whoever
 * asked for them is told. They count for nothing before it runs, either: the database looks at the time.
 */
export const lapseRequests = handle(LAPSE_REQUESTS, async () => {
  await transaction("worker", {}, async (tx) => {
    const rows = await tx.$queryRaw<Lapsed[]>`select * from access.lapse_requests(${now()}::timestamptz)`;
    const mails = rows.flatMap((row) => {
      if (!row.asked_by_id) return [];
      const props: RolesToldProps = {
        person: row.person,
        by: "",
        organisation: row.organisation,
        roles: row.roles.map(roleWords).join(", "),
        outcome: "lapsed",
      };
      const { organisation_id: organisationId, asked_by_id: toPersonId } = row;
      return [{ organisationId, toPersonId, template: "roles-told" as const, props }];
    });
    await mailAccount(tx, ...mails);
  });
});
