-- A mail is one of the registry's and goes to whom the registry says (emails/registry.ts). Before, whoever could write to
-- the outbox could write any name of a template and any address into it.

-- CreateTable
CREATE TABLE "mail_templates" (
    "name" TEXT NOT NULL,
    "reaches" TEXT[],

    CONSTRAINT "mail_templates_pkey" PRIMARY KEY ("name")
);
-- CreateIndex
CREATE INDEX "forum_bookings_attendee_email_idx" ON "forum_bookings"("attendee_email");
