/** How long an address has to confirm that it wants to be told: `confirm_subscription` in prisma/sql/notifications.sql too. */
export const CONFIRM_SUBSCRIPTION_DAYS = 7;
