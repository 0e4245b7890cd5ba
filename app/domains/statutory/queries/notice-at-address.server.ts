import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { codeOfPart, isNoticeCode, type NoticeCode } from "../notice-parts.options";
import { loadStatutory } from "./load-statutory.server";

/** Which notice an address means, before its form is read: of a part, or of a notice of the council's own placement; else 404. */
export async function noticeAtAddress(
  actor: Actor,
  reference: string,
  of: string,
): Promise<{ code: NoticeCode; part: string }> {
  const code = codeOfPart(of);
  if (code) return { code, part: of };
  if (!isId(of)) return notFound();
  return read(actor, async (tx) => {
    const found = await loadStatutory(tx, actor, reference);
    const row =
      found &&
      (await tx.statutoryNotice.findFirst({
        where: { id: of, placementId: found.id },
        select: { code: true, part: true },
      }));
    return row && isNoticeCode(row.code) ? { code: row.code, part: row.part } : notFound();
  });
}
