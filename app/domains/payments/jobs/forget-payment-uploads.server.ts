import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { BEGIN_PAYMENT_PERIODS } from "../payment.jobs";

const KEPT_FOR = 7 * 86_400_000;

/** The job `begin-payment-periods` of each day: forgets what was sent a week ago and not imported. Its files are swept. */
export const forgetPaymentUploads = handle(BEGIN_PAYMENT_PERIODS, async () => {
  const before = new Date(now().getTime() - KEPT_FOR);
  await transaction("worker", {}, (tx) => tx.$executeRaw`select public.forget_payment_uploads(${before})`);
});
