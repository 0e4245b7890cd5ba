import { type ResumableSubmission, resumableSubmission } from "~/domains/access/resumable-submissions.server";
import { isId } from "~/platform/ids";

/** A form that was sent after its session had ended; undefined for everybody but the person who sent it. */
export async function viewResumableSubmission(
  personId: string,
  id: string | undefined,
): Promise<ResumableSubmission | undefined> {
  return isId(id) ? resumableSubmission(personId, id) : undefined;
}
