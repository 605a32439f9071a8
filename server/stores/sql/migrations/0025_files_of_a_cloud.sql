CREATE TABLE "cloud_files" (
	"cloud_file_id" text PRIMARY KEY NOT NULL,
	"file_key" text NOT NULL,
	"stream_id" text NOT NULL,
	"format" text NOT NULL,
	"sealed_url" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" bigint,
	"bytes" bigint,
	"state" text NOT NULL,
	"recording_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "cloud_files_key" ON "cloud_files" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "cloud_files_unmatched" ON "cloud_files" USING btree ("received_at") WHERE "cloud_files"."state" = 'unmatched';--> statement-breakpoint
CREATE INDEX "cloud_files_recording" ON "cloud_files" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "cloud_files_received" ON "cloud_files" USING btree ("received_at");