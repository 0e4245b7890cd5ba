import { type KeptPost, keptPost } from "~/domains/access/resumable-submissions.server";
import { isId } from "~/platform/ids";

/** A form that was sent after its session had ended; undefined for everybody but the person who sent it. */
export async function viewKeptPost(personId: string, id: string | undefined): Promise<KeptPost | undefined> {
  return isId(id) ? keptPost(personId, id) : undefined;
}
