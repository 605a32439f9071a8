CREATE TABLE "wire_logins" (
	"user_id" text PRIMARY KEY NOT NULL,
	"token_digest" text NOT NULL,
	"session_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wire_members" (
	"room_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"avatar" text NOT NULL,
	"stream_id" text NOT NULL,
	"user_info" text NOT NULL,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "wire_members_room_id_user_id_pk" PRIMARY KEY("room_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "wire_rooms" (
	"room_id" integer PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "wire_rooms_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"origin" text NOT NULL,
	"kind" text,
	"wire_id" text NOT NULL,
	"open" boolean NOT NULL,
	"room_info" text NOT NULL,
	"list_type" text,
	"status" integer NOT NULL,
	"heartbeats" boolean NOT NULL,
	"made_by_id" text NOT NULL,
	"creator_id" text,
	"stream_id" text NOT NULL,
	"custom" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "wire_logins_expiry" ON "wire_logins" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "wire_rooms_name" ON "wire_rooms" USING btree ("wire_id",coalesce("kind", 'list')) WHERE "wire_rooms"."open";--> statement-breakpoint
CREATE INDEX "wire_rooms_kind" ON "wire_rooms" USING btree ("kind","arrival") WHERE "wire_rooms"."open" and "wire_rooms"."origin" <> 'console';--> statement-breakpoint
CREATE INDEX "wire_rooms_list" ON "wire_rooms" USING btree ("list_type","arrival") WHERE "wire_rooms"."open" and "wire_rooms"."origin" = 'list';