CREATE TABLE "observations" (
	"observation_id" text PRIMARY KEY NOT NULL,
	"room_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"sign_in_digest" text NOT NULL,
	"reason" text NOT NULL,
	"announced" boolean NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "observations_running" ON "observations" USING btree ("room_id","user_id") WHERE "observations"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "observations_room" ON "observations" USING btree ("room_id","started_at");--> statement-breakpoint
CREATE INDEX "observations_ended" ON "observations" USING btree ("ended_at");
