import type { Tx } from "~/platform/database/transaction.server";

/** Whether an event of this kind on this subject says already that it was told `about` something: jobs run twice. */
export async function wasTold(
  tx: Tx,
  told: { kind: string; subject: string; subjectId: string; councilId?: string; about: string },
): Promise<boolean> {
  const { about, ...where } = told;
  const event = await tx.event.findFirst({
    where: { ...where, data: { path: ["about"], equals: about } },
    select: { id: true },
  });
  return event !== null;
}
