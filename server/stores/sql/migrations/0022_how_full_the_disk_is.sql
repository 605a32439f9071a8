CREATE TABLE "storage_checks" (
	"checked_at" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"files" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"is_unsure" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storage_findings" (
	"location" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"bytes" bigint NOT NULL,
	"recording_id" text,
	"changed_at" timestamp (3) with time zone,
	"found_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "storage_samples" ADD COLUMN "level" text DEFAULT 'ample' NOT NULL;