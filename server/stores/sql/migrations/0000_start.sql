CREATE TABLE "calls" (
	"call_id" text PRIMARY KEY NOT NULL,
	"search" text NOT NULL,
	"room_id" integer NOT NULL,
	"session_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"team_id" text,
	"room_name" text NOT NULL,
	"room_type" text NOT NULL,
	"customer_name" text NOT NULL,
	"customer_ref" text NOT NULL,
	"path" text NOT NULL,
	"template" text NOT NULL,
	"recording" jsonb NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"entered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"ended_by_id" text,
	"ended_by_name" text,
	"end_detail" text,
	"disposition" text,
	"notes" text NOT NULL,
	"wrapped_up_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_id" text PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sessions_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"room_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"issued_by_id" text NOT NULL,
	"sealed_sig" text,
	"sig_digest" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"audit_id" text PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"search" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"action" text NOT NULL,
	"object_kind" text,
	"object_id" text,
	"object_name" text,
	"room_id" text,
	"result" text NOT NULL,
	"reason" text,
	"changes" jsonb,
	"address" text,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" jsonb NOT NULL,
	"audience" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"token_digest" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"team_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"user_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"search" text NOT NULL,
	"role" text NOT NULL,
	"team_id" text,
	"state" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"recording_id" text PRIMARY KEY NOT NULL,
	"search" text NOT NULL,
	"call_id" text,
	"room_id" integer NOT NULL,
	"room_name" text NOT NULL,
	"customer_name" text NOT NULL,
	"customer_ref" text NOT NULL,
	"agent_id" text NOT NULL,
	"agent_name" text NOT NULL,
	"team_id" text,
	"team_name" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" bigint,
	"bytes" bigint,
	"progress" double precision,
	"failure" text,
	"held_by" text,
	"file" text,
	"mime" text
);
--> statement-breakpoint
CREATE TABLE "members" (
	"room_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"heartbeat_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_room_id_user_id_pk" PRIMARY KEY("room_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "room_events" (
	"arrival" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "room_events_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"room_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"person_id" text,
	"person_name" text,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"room_id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"search" text NOT NULL,
	"type" text NOT NULL,
	"template" text NOT NULL,
	"owner_id" text NOT NULL,
	"team_id" text,
	"customer_name" text NOT NULL,
	"customer_ref" text NOT NULL,
	"recording" jsonb NOT NULL,
	"state" text NOT NULL,
	"ever_entered" boolean NOT NULL,
	"live_since" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"closed_by_id" text,
	"close_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"active_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "calls_started" ON "calls" USING btree ("started_at" DESC NULLS FIRST,"call_id" collate "C");--> statement-breakpoint
CREATE INDEX "calls_agent" ON "calls" USING btree ("agent_id","started_at" DESC NULLS FIRST,"call_id" collate "C");--> statement-breakpoint
CREATE INDEX "calls_team" ON "calls" USING btree ("team_id","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "calls_room" ON "calls" USING btree ("room_id","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "calls_session" ON "calls" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "calls_running" ON "calls" USING btree ("agent_id") WHERE "calls"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "sessions_digest" ON "sessions" USING btree ("sig_digest");--> statement-breakpoint
CREATE INDEX "sessions_room" ON "sessions" USING btree ("room_id","issued_at","arrival");--> statement-breakpoint
CREATE INDEX "sessions_running" ON "sessions" USING btree ("user_id") WHERE "sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_sealed" ON "sessions" USING btree ("expires_at") WHERE "sessions"."sealed_sig" is not null;--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at","arrival");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_object" ON "audit" USING btree ("object_id","at");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "live_events_at" ON "live_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_ins_user" ON "sign_ins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_ins_expiry" ON "sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "users_user_id_folded" ON "users" USING btree (lower("user_id" collate "C"));--> statement-breakpoint
CREATE INDEX "users_name" ON "users" USING btree ("name_key" collate "C");--> statement-breakpoint
CREATE INDEX "users_team" ON "users" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "recordings_started" ON "recordings" USING btree ("started_at" DESC NULLS FIRST,"recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_agent" ON "recordings" USING btree ("agent_id","started_at" DESC NULLS FIRST,"recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_team" ON "recordings" USING btree ("team_id","started_at" DESC NULLS FIRST,"recording_id" collate "C");--> statement-breakpoint
CREATE INDEX "recordings_room" ON "recordings" USING btree ("room_id","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "recordings_customer" ON "recordings" USING btree ("customer_ref","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "recordings_call" ON "recordings" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "room_events_room" ON "room_events" USING btree ("room_id","at","arrival");--> statement-breakpoint
CREATE INDEX "rooms_activity" ON "rooms" USING btree ((case when "state" in ('live', 'closing') then 0 else 1 end),"active_at" DESC NULLS FIRST,"room_id");--> statement-breakpoint
CREATE INDEX "rooms_created" ON "rooms" USING btree ("created_at" DESC NULLS FIRST,"room_id");--> statement-breakpoint
CREATE INDEX "rooms_name" ON "rooms" USING btree ("name_key" collate "C","room_id");--> statement-breakpoint
CREATE INDEX "rooms_owner" ON "rooms" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "rooms_team" ON "rooms" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "rooms_state" ON "rooms" USING btree ("state");--> statement-breakpoint
CREATE INDEX "rooms_closing" ON "rooms" USING btree ("closes_at") WHERE "rooms"."state" = 'closing';