-- A one-time key is bound to the body it was sent with: another body under a used key is a conflict, no replay.
ALTER TABLE "form_keys" ADD COLUMN "digest" TEXT;
