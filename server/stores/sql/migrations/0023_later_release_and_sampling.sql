CREATE TABLE "sampling_picks" (
	"rule_id" text NOT NULL,
	"recording_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"review_id" text NOT NULL,
	"picked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sampling_picks_rule_id_recording_id_pk" PRIMARY KEY("rule_id","recording_id")
);
--> statement-breakpoint
CREATE TABLE "sampling_rules" (
	"rule_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"state" text NOT NULL,
	"paused_because" text,
	"paused_over" text,
	"team_id" text,
	"asks" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "release_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sampling_picks_recording" ON "sampling_picks" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "sampling_picks_when" ON "sampling_picks" USING btree ("rule_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sampling_rules_name" ON "sampling_rules" USING btree ("name_key") WHERE "sampling_rules"."state" <> 'removed';--> statement-breakpoint
CREATE INDEX "reviews_release" ON "reviews" USING btree ("release_at") WHERE "reviews"."release_at" is not null;