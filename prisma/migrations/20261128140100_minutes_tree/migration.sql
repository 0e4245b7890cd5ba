-- Minutes are read once, when they are saved: readers get what may be shown of them and never read Markdown.
ALTER TABLE "forum_minutes" ADD COLUMN "tree" JSONB;
