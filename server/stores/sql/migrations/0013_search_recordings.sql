CREATE TABLE "saved_views" (
	"view_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"search" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "recordings_started";--> statement-breakpoint
DROP INDEX "recordings_agent";--> statement-breakpoint
DROP INDEX "recordings_team";--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "offset_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("user_id","list","name_key");--> statement-breakpoint
CREATE INDEX "recordings_by_start" ON "recordings" USING btree ("started_at","recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_by_agent" ON "recordings" USING btree ("agent_id","started_at","recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_by_team" ON "recordings" USING btree ("team_id","started_at","recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_by_state" ON "recordings" USING btree ("state","started_at","recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_by_kind" ON "recordings" USING btree ("kind","started_at","recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_shortest" ON "recordings" USING btree (coalesce("duration_ms", 9007199254740991),"recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_longest" ON "recordings" USING btree (coalesce("duration_ms", -1),"recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_smallest" ON "recordings" USING btree (coalesce("bytes", 9007199254740991),"recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_largest" ON "recordings" USING btree (coalesce("bytes", -1),"recording_id" collate "C");