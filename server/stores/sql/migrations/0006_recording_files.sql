CREATE TABLE "recording_files" (
	"file_id" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"role" text NOT NULL,
	"part" integer NOT NULL,
	"location" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" bigint NOT NULL,
	"checksum" text NOT NULL,
	"about" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"upload_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received" bigint NOT NULL,
	"state" text NOT NULL,
	"file_at" timestamp (3) with time zone,
	"location" text,
	"checksum" text,
	"mime" text NOT NULL,
	"recording_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "alive_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "gone_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "recording_files_part" ON "recording_files" USING btree ("recording_id","role","part");--> statement-breakpoint
CREATE INDEX "recording_files_checksum" ON "recording_files" USING btree ("checksum");--> statement-breakpoint
CREATE INDEX "uploads_open" ON "uploads" USING btree ("user_id","created_at") WHERE "uploads"."state" <> 'attached';--> statement-breakpoint
CREATE INDEX "uploads_recording" ON "uploads" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "uploads_stalled" ON "uploads" USING btree ("changed_at") WHERE "uploads"."state" = 'receiving';--> statement-breakpoint
CREATE INDEX "recordings_watched" ON "recordings" USING btree ("alive_at") WHERE "recordings"."alive_at" is not null;