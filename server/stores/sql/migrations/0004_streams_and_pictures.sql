CREATE TABLE "pictures" (
	"picture_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"stream" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"bytes" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calls" ALTER COLUMN "room_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ALTER COLUMN "room_type" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ALTER COLUMN "template" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "launch_tickets" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "shown_push" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "shown_play" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "sealed_streams" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "alive_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "pictures_call" ON "pictures" USING btree ("call_id","taken_at","picture_id" collate "C");--> statement-breakpoint
CREATE INDEX "calls_alive" ON "calls" USING btree ("alive_at") WHERE "calls"."state" = 'live' and "calls"."alive_at" is not null;