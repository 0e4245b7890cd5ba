-- Mails that people have chosen to have less of, and a mail that is not said twice.

-- AlterTable
ALTER TABLE "outgoing_messages" ADD COLUMN "contact_id" UUID,
ADD COLUMN "dedupe_key" TEXT,
ADD COLUMN "held_at" TIMESTAMPTZ(3),
ADD COLUMN "digested_at" TIMESTAMPTZ(3),
ADD COLUMN "withheld_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notification_choices" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_choices_pkey" PRIMARY KEY ("person_id","kind")
);

-- The same news in the name of one organisation goes to the same person or address once.
create unique index outgoing_messages_said_once on public.outgoing_messages
  (template, dedupe_key, coalesce(organisation_id::text, ''), coalesce(to_person_id::text, to_email))
  where dedupe_key is not null;
-- What waits for the mail of the day.
create index outgoing_messages_held on public.outgoing_messages (to_person_id) where held_at is not null and digested_at is null;
alter table public.outgoing_messages add constraint outgoing_messages_held_for_people
  check (held_at is null or to_person_id is not null);
alter table public.outgoing_messages add constraint outgoing_messages_digested_was_held
  check (digested_at is null or held_at is not null);

alter table public.notification_choices add constraint notification_choices_choice
  check (choice in ('at-once', 'daily', 'none'));
