CREATE TABLE "recording_comments" (
	"comment_id" text PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "recording_comments_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recording_id" text NOT NULL,
	"parent_id" text,
	"author_id" text NOT NULL,
	"position_ms" bigint NOT NULL,
	"for_agent" boolean NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by_id" text
);
--> statement-breakpoint
CREATE TABLE "review_form_versions" (
	"form_id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by_id" text NOT NULL,
	CONSTRAINT "review_form_versions_form_id_version_pk" PRIMARY KEY("form_id","version")
);
--> statement-breakpoint
CREATE TABLE "review_forms" (
	"form_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"draft" jsonb,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_messages" (
	"message_id" text PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "review_messages_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"review_id" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"form_id" text NOT NULL,
	"form_version" integer NOT NULL,
	"reviewer_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"team_id" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"answers" jsonb NOT NULL,
	"summary" text NOT NULL,
	"score" double precision,
	"failed" boolean NOT NULL,
	"passed" boolean,
	"due_at" timestamp (3) with time zone,
	"assigned_by_id" text,
	"origin" text NOT NULL,
	"rule_id" text,
	"calibration_id" text,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"reply_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "recording_comments_recording" ON "recording_comments" USING btree ("recording_id","position_ms","arrival");--> statement-breakpoint
CREATE UNIQUE INDEX "review_forms_name" ON "review_forms" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "review_messages_review" ON "review_messages" USING btree ("review_id","arrival");--> statement-breakpoint
CREATE INDEX "reviews_recording" ON "reviews" USING btree ("recording_id");--> statement-breakpoint
CREATE INDEX "reviews_reviewer" ON "reviews" USING btree ("reviewer_id","state","due_at");--> statement-breakpoint
CREATE INDEX "reviews_agent" ON "reviews" USING btree ("agent_id","submitted_at","review_id" collate "C");--> statement-breakpoint
CREATE INDEX "reviews_team" ON "reviews" USING btree ("team_id","submitted_at","review_id" collate "C");--> statement-breakpoint
CREATE INDEX "reviews_form" ON "reviews" USING btree ("form_id","form_version");--> statement-breakpoint
CREATE INDEX "reviews_calibration" ON "reviews" USING btree ("calibration_id") WHERE "reviews"."calibration_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_picked" ON "reviews" USING btree ("rule_id","recording_id") WHERE "reviews"."rule_id" is not null;