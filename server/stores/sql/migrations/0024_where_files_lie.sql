CREATE TABLE "moves" (
	"move_id" text PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "moves_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"target" text NOT NULL,
	"scope" jsonb NOT NULL,
	"state" text NOT NULL,
	"bytes_per_second" bigint,
	"recordings" integer NOT NULL,
	"files" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"moved_files" integer NOT NULL,
	"moved_bytes" bigint NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "moving_files" (
	"file_id" text PRIMARY KEY NOT NULL,
	"move_id" text,
	"recording_id" text NOT NULL,
	"location" text NOT NULL,
	"bytes" bigint NOT NULL,
	"checksum" text NOT NULL,
	"origin" text NOT NULL,
	"target" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"trouble" text,
	"run_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recording_files" ADD COLUMN "place" text DEFAULT 'folder' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "moves_open" ON "moves" USING btree (("finished_at" is null)) WHERE "moves"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "moving_files_due" ON "moving_files" USING btree ("run_at","file_id" collate "C") WHERE "moving_files"."state" <> 'failed';--> statement-breakpoint
CREATE INDEX "moving_files_move" ON "moving_files" USING btree ("move_id","state");--> statement-breakpoint
CREATE INDEX "recording_files_location" ON "recording_files" USING btree ("location");