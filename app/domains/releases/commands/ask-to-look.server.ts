import type { Tx } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";
import { whoMayConfirm } from "../queries/who-may-confirm.server";

type Document = { id: string; councilId: string; uploadedById: string; reference: string };

/**
 * Mails those who may be the second person of a document, with the link and nothing of the child, in the job's
 * transaction. It stands on their start page as well, for as long as it waits.
 */
export async function askToLook(tx: Tx, document: Document): Promise<void> {
  const found = await whoMayConfirm(tx, document);
  if (!found) return;
  const { council, emergency, people } = found;
  const { reference } = document;
  const page = `${env().APP_URL}${councilPaths(council.slug).referral(reference).document(document.id).page()}`;
  await notify(tx, {
    template: "document-to-check",
    to: {
      organisationId: document.councilId,
      people: people.map(({ id, name }) => ({ personId: id, name })),
    },
    props: ({ name }) => ({ name, reference, emergency, council: council.name, link: page }),
    dedupeKey: null,
  });
}
