ALTER TABLE "recordings" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "released_score" double precision;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "comments" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "comments_for_agent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What was judged before this came: the newest scores, and how many comments there are.
UPDATE "recordings" SET
  "score" = (SELECT r."score" FROM "reviews" r WHERE r."recording_id" = "recordings"."recording_id" AND r."calibration_id" IS NULL
    AND r."state" IN ('submitted', 'released') AND r."score" IS NOT NULL ORDER BY r."submitted_at" DESC, r."review_id" COLLATE "C" DESC LIMIT 1),
  "released_score" = (SELECT r."score" FROM "reviews" r WHERE r."recording_id" = "recordings"."recording_id" AND r."calibration_id" IS NULL
    AND r."state" = 'released' AND r."score" IS NOT NULL ORDER BY r."submitted_at" DESC, r."review_id" COLLATE "C" DESC LIMIT 1)
WHERE "recording_id" IN (SELECT "recording_id" FROM "reviews" WHERE "state" IN ('submitted', 'released'));--> statement-breakpoint
UPDATE "recordings" SET
  "comments" = said."all",
  "comments_for_agent" = CASE WHEN EXISTS (SELECT 1 FROM "reviews" r WHERE r."recording_id" = "recordings"."recording_id" AND r."state" = 'released')
    THEN said."for_agent" ELSE 0 END
FROM (SELECT "recording_id", count(*) AS "all", count(*) FILTER (WHERE "for_agent") AS "for_agent"
  FROM "recording_comments" WHERE "parent_id" IS NULL GROUP BY "recording_id") said
WHERE said."recording_id" = "recordings"."recording_id";--> statement-breakpoint
CREATE INDEX "recordings_scored" ON "recordings" USING btree ("started_at","recording_id" collate "C") WHERE "recordings"."score" is not null;--> statement-breakpoint
CREATE INDEX "recordings_commented" ON "recordings" USING btree ("started_at","recording_id" collate "C") WHERE "recordings"."comments" > 0;--> statement-breakpoint
CREATE INDEX "reviews_submitted" ON "reviews" USING btree ("submitted_at") WHERE "reviews"."submitted_at" is not null;