import type { Actor } from "~/domains/access/actor";
import { referenceIn } from "../owner.rules";

/** The referral whose search a broker left to bring a provider on (`?for=`), or null. Only a council searches. */
export function searchToGoOnWith(request: Request, { kind }: Actor): string | null {
  return kind === "council" ? referenceIn(new URL(request.url).searchParams.get("for")) : null;
}
