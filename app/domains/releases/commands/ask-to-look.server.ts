import type { Tx } from "~/domains/access/transactions.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import type { DocumentToCheckProps } from "~emails/document-to-check";
import { whoMayConfirm } from "../queries/who-may-confirm.server";

type Document = { id: string; councilId: string; referralId: string; uploadedById: string };

/**
 * Mails those who may be the second person of a document, with the link and nothing of the child, in the job's
 * transaction. It stands on their start page as well, for as long as it waits.
 */
export async function askToLook(tx: Tx, document: Document): Promise<void> {
  const found = await whoMayConfirm(tx, document);
  if (!found) return;
  const { council, reference, emergency, people } = found;
  const page = `${env().APP_URL}${councilPaths(council.slug).referral(reference).document(document.id).page()}`;
  await queueMail(
    tx,
    ...people.map(({ id, name }) => {
      const props: DocumentToCheckProps = { name, reference, emergency, council: council.name, link: page };
      return {
        organisationId: document.councilId,
        toPersonId: id,
        template: "document-to-check",
        props,
      };
    }),
  );
}
