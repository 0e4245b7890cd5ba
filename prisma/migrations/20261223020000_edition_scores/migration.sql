-- The quality score of a referral as it was when the edition was published. Empty for editions of before it was kept.
alter table public.editions add column quality_score smallint;
alter table public.editions add constraint editions_quality_score check (quality_score between 0 and 100);
