CREATE TABLE "recording_holds" (
	"hold_id" text NOT NULL,
	"recording_id" text NOT NULL,
	"reason" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"placed_by_id" text NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by_id" text,
	"lift_reason" text,
	CONSTRAINT "recording_holds_hold_id_recording_id_pk" PRIMARY KEY("hold_id","recording_id")
);
--> statement-breakpoint
CREATE TABLE "storage_samples" (
	"taken_at" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"free_bytes" bigint NOT NULL,
	"total_bytes" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "trashed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "trashed_by_id" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "trashed_by_name" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "trash_reason" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "state_before" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "on_hold" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "erase_on_lift" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "removed_because" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "removed_by_rule" text;--> statement-breakpoint
CREATE INDEX "recording_holds_recording" ON "recording_holds" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "recording_holds_open" ON "recording_holds" USING btree ("placed_at","hold_id" collate "C") WHERE "recording_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "recordings_trash" ON "recordings" USING btree ("trashed_at","recording_id" collate "C") WHERE "recordings"."trashed_at" is not null;--> statement-breakpoint
CREATE INDEX "recordings_held" ON "recordings" USING btree ("started_at" DESC NULLS FIRST,"recording_id" collate "C") WHERE "recordings"."on_hold";
