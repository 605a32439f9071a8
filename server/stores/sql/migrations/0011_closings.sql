CREATE TABLE "closing_rooms" (
	"closing_id" text NOT NULL,
	"room_id" integer NOT NULL,
	"position" integer NOT NULL,
	"name" text,
	"customer_name" text NOT NULL,
	"people" integer NOT NULL,
	"recordings" integer NOT NULL,
	"waiting" integer NOT NULL,
	"live_since" timestamp (3) with time zone,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone,
	CONSTRAINT "closing_rooms_closing_id_room_id_pk" PRIMARY KEY("closing_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "closings" (
	"closing_id" text PRIMARY KEY NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "closings_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"reason" text NOT NULL,
	"in_seconds" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "closing_rooms_turn" ON "closing_rooms" USING btree ("closing_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "closings_key" ON "closings" USING btree ("by_id","key");--> statement-breakpoint
CREATE INDEX "closings_by" ON "closings" USING btree ("by_id","created_at","arrival");--> statement-breakpoint
CREATE INDEX "closings_created" ON "closings" USING btree ("created_at");