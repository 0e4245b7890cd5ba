-- kind: expand
-- What differs is listed for a council newest first, whether or not it was read.
create index referral_verdicts_council_id_answered_at_idx on public.referral_verdicts (council_id, answered_at);
