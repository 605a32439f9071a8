CREATE TABLE "tries" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "tries_until" ON "tries" USING btree ("until");--> statement-breakpoint
CREATE INDEX "recordings_unfinished" ON "recordings" USING btree ("started_at") WHERE "recordings"."state" in ('recording', 'uploading', 'processing');--> statement-breakpoint
CREATE INDEX "rooms_never_entered" ON "rooms" USING btree ("active_at") WHERE "rooms"."state" = 'idle' and not "rooms"."ever_entered";