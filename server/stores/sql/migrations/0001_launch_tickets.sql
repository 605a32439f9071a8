CREATE TABLE "launch_tickets" (
	"ticket_digest" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"session_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"redeemed_at" timestamp (3) with time zone,
	"nonce_digest" text
);
--> statement-breakpoint
CREATE INDEX "launch_tickets_call" ON "launch_tickets" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "launch_tickets_expiry" ON "launch_tickets" USING btree ("expires_at");