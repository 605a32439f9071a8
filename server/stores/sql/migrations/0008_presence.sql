CREATE TABLE "presence" (
	"user_id" text PRIMARY KEY NOT NULL,
	"choice" text NOT NULL,
	"reason" jsonb,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	"chosen_by_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence_changes" (
	"arrival" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "presence_changes_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"reason" jsonb
);
--> statement-breakpoint
CREATE INDEX "presence_changes_user" ON "presence_changes" USING btree ("user_id","at","arrival");--> statement-breakpoint
CREATE INDEX "presence_changes_at" ON "presence_changes" USING btree ("at");